import { posix } from 'node:path'
import type { Source } from './sources.ts'

/** One import: `path` within the repository, or the npm package's name (`node:fs` for Node's own). */
export interface Import {
  from: string
  specifier: string
  path?: string
  packageName?: string
}

const statement =
  /(?:^|[;\n])\s*(?:import|export)\s+(?:[\w*{}$,\s]+?\s+from\s+)?['"]([^'"\n]+)['"]|\b(?:import|require)\(\s*['"]([^'"\n]+)['"]\s*\)|\bimport\.meta\.resolve\(\s*['"]([^'"\n]+)['"]\s*\)/g

export function importsOf(source: Source): Import[] {
  return [...withoutComments(source.text).matchAll(statement)].map((match) =>
    resolve(source.path, match[1] ?? match[2] ?? match[3] ?? ''),
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

function resolve(from: string, specifier: string): Import {
  if (specifier.startsWith('.')) {
    return { from, specifier, path: posix.join(posix.dirname(from), specifier) }
  }
  const words = specifier.split('/')
  return { from, specifier, packageName: words.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') }
}
