import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'
import { installation, pinnedNode, root } from './install.mjs'

// A process of many small files spends most of its start on finding, stripping and compiling them. What is started often is
// therefore joined into a few files first, whenever a source changed; everything else runs from its sources.

const cache = join(root, '.cache')
const builds = join(cache, 'server')
/** Processes that still run from an older build find there what they load late. */
const BUILDS_KEPT = 3

/**
 * Where a process of the system begins, or a command on its data: paths from the root, like `services/booking/src/main.ts`.
 * @returns {string[]}
 */
export function builtEntries() {
  const services = readdirSync(join(root, 'services')).map((service) => `services/${service}/src/main.ts`)
  const commands = 'infra/local/src/commands'
  return [
    'infra/local/src/main.ts',
    'infra/cluster/src/main.ts',
    'gateway/src/main.ts',
    ...services.filter((entry) => existsSync(join(root, entry))),
    ...readdirSync(join(root, commands)).map((file) => `${commands}/${file}`),
  ]
}

/**
 * How Node runs an entry: arguments and environment. Builds it when its sources differ from those of every build that is kept.
 * @param {string} entry a path from the root
 */
export function howToRun(entry) {
  if (!builtEntries().includes(entry)) return running(join(root, entry), join(cache, 'node'))
  folder ??= ensureBuilt()
  return running(join(folder, entry.replace(/\.ts$/, '.js')), join(folder, 'compiled'))
}

/**
 * Compiling the code is most of what is left of a start: what was compiled once is kept as long as the code.
 * @param {string} file
 * @param {string} NODE_COMPILE_CACHE
 */
function running(file, NODE_COMPILE_CACHE) {
  const args = ['--disable-warning=ExperimentalWarning', '--enable-source-maps', file]
  return { args, env: { NODE_COMPILE_CACHE } }
}

/**
 * What this process starts later is of the same code as what it started first.
 * @type {string | undefined}
 */
let folder

function ensureBuilt() {
  const wanted = join(builds, hashOfSources())
  if (existsSync(wanted)) return wanted
  // Built aside and moved into place: a start that is interrupted, or another one beside this, finds a whole build.
  const fresh = join(builds, `fresh-${process.pid}-${threadId}`)
  const builder = join(root, 'infra', 'local', 'build-server.mjs')
  const { status, stderr } = spawnSync(pinnedNode, [builder, fresh], { cwd: root, encoding: 'utf8' })
  try {
    if (status !== 0) throw new Error(`The server could not be built:\n${stderr}`)
    renameSync(fresh, wanted)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    // Unless another process built the same meanwhile.
    if (!existsSync(wanted)) throw error
  }
  forgetOldBuilds()
  return wanted
}

function forgetOldBuilds() {
  const found = readdirSync(builds)
    .filter((name) => !name.startsWith('fresh-'))
    .map((name) => ({ path: join(builds, name), builtAt: statSync(join(builds, name)).mtimeMs }))
    .sort((one, other) => other.builtAt - one.builtAt)
  for (const { path } of found.slice(BUILDS_KEPT)) rmSync(path, { recursive: true, force: true })
}

/** Of the code, of what is installed, and of the place, which code that finds its own files has in it. */
function hashOfSources() {
  const hash = createHash('sha256').update(root).update(installation())
  for (const part of ['proto', 'infra', 'services', 'gateway']) {
    for (const path of sourcesOf(join(root, part)))
      hash.update(relative(root, path)).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function sourcesOf(place) {
  return readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'tests', 'results', 'artefacts'].includes(name))
    .filter(
      (entry) =>
        entry.isDirectory() || (/\.(ts|mjs|json)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name)),
    )
    .flatMap((entry) =>
      entry.isDirectory() ? sourcesOf(join(place, entry.name)) : [join(place, entry.name)],
    )
    .sort()
}

// Run by npm after each installation: the first start finds it done.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureBuilt()
