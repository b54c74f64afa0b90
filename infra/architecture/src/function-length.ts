import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const rule = 'complexity/noExcessiveLinesPerFunction'
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')

interface Report {
  diagnostics: { category: string; message: string; location: { path: string; start: { line: number } } }[]
}

/** Functions longer than the folder's biome.json allows, tests left out, as `path:line This function has …`. */
export function longFunctions(folder: string): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', '.', `--only=${rule}`, '--reporter=json', '--max-diagnostics=none'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  return (JSON.parse(stdout) as Report).diagnostics
    .filter(
      ({ category, location }) =>
        category === `lint/${rule}` && !/\.test\.tsx?$|\/tests\//.test(location.path),
    )
    .map(({ location, message }) => `${location.path}:${location.start.line} ${message}`)
}
