import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file of our own; `path` is relative to the repository's root, with forward slashes. */
export interface Source {
  path: string
  text: string
}

export interface Manifest {
  path: string
  name: string
  exports?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  allowScripts?: Record<string, boolean>
}

export const root = fileURLToPath(new URL('../../../', import.meta.url))

const notOurs = new Set(['node_modules', 'dist', 'gen', 'artefacts', 'results', 'coverage', 'data'])

/** Every code file that people write; generated ones are left out. */
export function readSources(): Source[] {
  return walk('')
    .filter((path) => /\.(ts|tsx|mts|js|mjs|cjs)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
}

export function readManifests(): Manifest[] {
  return walk('')
    .filter((path) => path === 'package.json' || path.endsWith('/package.json'))
    .map((path) => ({ ...(JSON.parse(readFileSync(root + path, 'utf8')) as Omit<Manifest, 'path'>), path }))
}

function walk(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || notOurs.has(entry.name)) return []
    const path = folder + entry.name
    return entry.isDirectory() ? walk(`${path}/`) : [path]
  })
}
