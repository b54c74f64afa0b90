import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const pom = fileURLToPath(new URL('../pom.xml', import.meta.url))
const pinned = new URL('../jars.sha256', import.meta.url)
const cache = fileURLToPath(new URL('../../../.cache/kafka/', import.meta.url))
const run = promisify(execFile)

/** Where the jars of the pinned Kafka lie, or would lie: one folder for each set of pinned jars. */
export function jarsFolder(): string {
  return join(cache, createHash('sha256').update(readFileSync(pinned)).digest('hex').slice(0, 16))
}

/** The folder with Kafka's jars. Fetches them by Maven once and holds each against its pinned SHA-256. */
export async function fetchJars(): Promise<string> {
  const folder = jarsFolder()
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const fresh = mkdtempSync(join(cache, 'fetching-'))
  try {
    await copyDependencies(fresh)
    proveJars(fresh)
    moveUnlessThere(fresh, folder)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  return folder
}

async function copyDependencies(folder: string): Promise<void> {
  const args = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]
  try {
    await run('mvn', args, { timeout: 300_000, maxBuffer: 16 << 20 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new Error(
        'Apache Kafka needs Maven once, to fetch its jars: install it (Debian: apt-get install maven)',
      )
    }
    throw new Error('Maven could not fetch the jars of Apache Kafka', { cause: error })
  }
}

function proveJars(folder: string): void {
  for (const line of readFileSync(pinned, 'utf8').trimEnd().split('\n')) {
    const [wanted, name = ''] = line.split(/\s+/)
    const path = join(folder, name)
    const found = existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'nothing'
    if (found !== wanted) throw new Error(`${name} is not the pinned one: its SHA-256 is ${found}`)
  }
}

function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(to)) throw error
  }
}
