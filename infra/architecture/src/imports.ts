import { posix } from 'node:path'
import type { Source } from './sources.ts'

/** One import: `path` within the repository, or the npm package's name (`node:fs` for Node's own). */
export interface Import {
  from: string
  specifier: string
  /** What is taken of it, as it is called there; `*` for all of it. */
  names: string[]
  path?: string
  packageName?: string
}

const statement =
  /(?:^|[;\n])\s*(?:import|export)\s+(?:(?<names>[\w*{}$,\s]+?)\s+from\s+)?['"]([^'"\n]+)['"]|\b(?:import|require)\(\s*['"]([^'"\n]+)['"]\s*\)|\bimport\.meta\.resolve\(\s*['"]([^'"\n]+)['"]\s*\)/g

export function importsOf(source: Source): Import[] {
  return [...withoutComments(source.text).matchAll(statement)].map((match) =>
    resolve(source.path, match[2] ?? match[3] ?? match[4] ?? '', namesIn(match.groups?.['names'] ?? '')),
  )
}

/** `services/booking`, `infra/runtime`, `gateway`, `web`, `proto`, or `` for files at the root. */
export function partOf(path: string): string {
  const [first = '', second = '', ...rest] = path.split('/')
  if (first === 'services' || first === 'infra') return rest.length > 0 ? `${first}/${second}` : first
  return second === '' ? '' : first
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.includes('/tests/') || path.includes('/testing/')
}

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function resolve(from: string, specifier: string, names: string[]): Import {
  if (specifier.startsWith('.')) {
    return { from, specifier, names, path: posix.join(posix.dirname(from), specifier) }
  }
  const words = specifier.split('/')
  const packageName = words.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  return { from, specifier, names, packageName }
}

/** Of `{ a, type B, c as d }` the names a, B and c. */
function namesIn(clause: string): string[] {
  const words = clause
    .replace(/^type\s/, '')
    .replace(/[{}]/g, ' ')
    .split(',')
  return words
    .map(
      (word) =>
        word
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s/)[0] ?? '',
    )
    .filter((name) => name !== '')
}
