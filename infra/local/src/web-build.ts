import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Log } from '@xingzhi/runtime/log'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const web = join(root, 'web')
const cache = join(root, '.cache')
const stamp = join(cache, 'web-build')

/** The folder of the built web. Builds it when its sources differ from those of the last build. */
export async function ensureWebBuilt(log: Log): Promise<string> {
  const dist = join(web, 'dist')
  const wanted = hashOfSources()
  if (existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
    return dist
  const startedAt = Date.now()
  mkdirSync(cache, { recursive: true })
  // Built aside and moved into place: a start that is interrupted, or another one beside this, finds a whole build.
  const fresh = join(cache, `web-${process.pid}`)
  const stale = `${fresh}-stale`
  await build(fresh)
  if (existsSync(dist)) renameSync(dist, stale)
  renameSync(fresh, dist)
  rmSync(stale, { recursive: true, force: true })
  writeFileSync(stamp, wanted)
  log.info({ durationMs: Date.now() - startedAt }, 'web built')
  return dist
}

async function build(folder: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: web, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`The web could not be built:\n${output}`)
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const path of sourcesOf('')) hash.update(path).update(readFileSync(join(web, path)))
  return hash.digest('hex')
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(web, folder), { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist'].includes(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? sourcesOf(path) : [path]
    })
    .sort()
}
