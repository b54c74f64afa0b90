import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Plain JavaScript without dependencies: it runs before anything is installed, on the Node that the machine has.

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node')

const stamp = join(root, 'node_modules', '.installed')
const NODE_MAJOR_MIN = 20

/** Says in one sentence why this machine's Node will not do; undefined when it will. */
export function nodeProblem(version = process.versions.node) {
  const major = Number(version.split('.')[0])
  if (major >= NODE_MAJOR_MIN) return undefined
  return `Xingzhi needs Node ${NODE_MAJOR_MIN} or newer to begin with, and this is ${version}: install a newer one from nodejs.org.`
}

/** Installs what package-lock.json names, unless that is what is there. Ends the process when it cannot. */
export function ensureInstalled() {
  const problem = nodeProblem()
  if (problem !== undefined) fail(problem)
  if (isInstalled()) return
  const bare = !existsSync(join(root, 'node_modules'))
  process.stdout.write(`${bare ? 'Installing' : 'Bringing up to date'} what Xingzhi is built on …\n`)
  // Not `npm ci`: it refuses a lock file made where the registry lacks the packages of some other platforms.
  const args = ['install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (error !== undefined) fail(`npm cannot be started: ${error.message}`)
  if (status !== 0) fail(`npm install failed: see above. Xingzhi needs the npm registry once.`)
  if (!isInstalled()) fail('npm finished, but the pinned Node is missing: remove node_modules and try again.')
}

function isInstalled() {
  return existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === installation()
}

/** A hash of what an installation depends on. */
export function installation() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  const patches = join(root, 'patches')
  const files = existsSync(patches)
    ? readdirSync(patches)
        .sort()
        .map((name) => join('patches', name))
    : []
  for (const file of ['package-lock.json', ...files]) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function fail(why) {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

// npm runs this file itself after each installation, so that one made by hand counts too.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(stamp, installation())
