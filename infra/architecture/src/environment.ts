import { posix } from 'node:path'
import { withoutComments } from './imports.ts'
import type { Source } from './sources.ts'

/**
 * Reads of the environment outside of `config.ts`. Handing `process.env` on as a whole is for entries and for those
 * who start child processes; picking a name out of it, or destructuring it, is reading.
 */
export function environmentReads(sources: Source[]): string[] {
  return sources
    .filter((source) => !isConfig(source.path))
    .flatMap((source) => {
      const text = withoutComments(source.text)
      const reads =
        /process\.env\s*(\?\.|\.|\[)|\}\s*=\s*process\.env\b|import\.meta\.env\b|\bimport\b.*\benv\b.*['"]node:process['"]/
      return reads.test(text) ? [source.path] : []
    })
}

function isConfig(path: string): boolean {
  const name = posix.basename(path)
  return name === 'config.ts' || name === 'config.mjs' || /\.config\.ts$/.test(name)
}
