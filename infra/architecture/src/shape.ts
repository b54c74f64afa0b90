import { posix } from 'node:path'
import { withoutComments } from './imports.ts'
import type { Source } from './sources.ts'

export function defaultExports(sources: Source[]): string[] {
  return sources
    .filter((source) => !/\.config\.[cm]?[jt]s$/.test(source.path))
    .filter((source) =>
      /^\s*export\s+(default\b|\{[^}]*\bas\s+default\b)/m.test(withoutComments(source.text)),
    )
    .map((source) => source.path)
}

/** Files that do nothing but re-export. */
export function barrels(sources: Source[]): string[] {
  const reExport = /export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+['"][^'"]+['"];?/g
  return sources
    .filter((source) => {
      const text = withoutComments(source.text).trim()
      return text !== '' && text.replace(reExport, '').trim() === ''
    })
    .map((source) => source.path)
}

/** Files and folders that are named for being a drawer. */
export function drawers(sources: Source[]): string[] {
  const drawer = /(^|[-.])(utils?|helpers?|common|libs?|types|misc)$/
  return sources
    .filter(({ path }) => {
      const stem = posix.basename(path).replace(/(\.test)?\.\w+$/, '')
      return [...posix.dirname(path).split('/'), stem].some((word) => drawer.test(word))
    })
    .map((source) => source.path)
}

/** Files of more than `linesMax` lines, the longest first, as `123 path`. */
export function longFiles(sources: Source[], linesMax: number): string[] {
  return sources
    .map((source) => ({ path: source.path, lines: source.text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > linesMax)
    .sort((one, other) => other.lines - one.lines)
    .map(({ path, lines }) => `${lines} ${path}`)
}
