import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import type { Binaries } from './places.ts'
import { PostgresRefused } from './refused.ts'

export const SUPERUSER = 'postgres'
/** Below the data's folder: data that are still being made. */
export const UNFINISHED = 'unfinished'
const run = promisify(execFile)

/** Makes the data unless they are there, and answers the password, which lies in `passwordFile` (0600). */
export async function initialise(
  folder: string,
  passwordFile: string,
  binaries: Binaries,
  account: Account,
): Promise<string> {
  if (existsSync(join(folder, 'PG_VERSION'))) {
    await checkExisting(folder, binaries)
    return readPassword(passwordFile)
  }
  if ((await readdir(folder)).length > 0) await clearUnfinished(folder)
  await chmod(folder, 0o700)
  if (account) await chown(folder, account.uid, account.gid)
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await initdb(folder, password, binaries, account)
  return password
}

async function initdb(folder: string, password: string, binaries: Binaries, account: Account): Promise<void> {
  // In a folder of its own below the data's, moved up when complete: PG_VERSION then says that nothing is missing.
  const work = await mkdtemp(join(tmpdir(), 'xingzhi-initdb-'))
  const passwordFile = join(work, 'password')
  const unfinished = join(folder, UNFINISHED)
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (account) await Promise.all([work, passwordFile].map((path) => chown(path, account.uid, account.gid)))
    await run(
      binaries.initdb,
      [
        ...['--pgdata', unfinished, '--username', SUPERUSER, '--pwfile', passwordFile],
        ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--data-checksums', '--no-instructions'],
        // The same order of texts on every machine, whatever locales it has.
        ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ],
      { ...account, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } },
    )
    await moveUp(unfinished, folder)
  } catch (cause) {
    const why = (cause as { stderr?: string }).stderr?.trim() || String(cause)
    throw new PostgresRefused(`PostgreSQL could not make its data in ${folder}: ${why}`, { cause })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Moves complete data to where they belong; what says that they are complete goes last. */
export async function moveUp(from: string, to: string): Promise<void> {
  const names = await readdir(from)
  const inOrder = [...names.filter((name) => name !== 'PG_VERSION'), 'PG_VERSION']
  for (const name of inOrder) await rename(join(from, name), join(to, name))
  await rm(from, { recursive: true })
}

/** PostgreSQL's major version. */
export async function majorOf(binaries: Binaries): Promise<number> {
  const { stdout } = await run(binaries.postgres, ['--version'])
  return Number(/(\d+)\./.exec(stdout)?.[1])
}

async function checkExisting(folder: string, binaries: Binaries): Promise<void> {
  const found = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  const ours = await majorOf(binaries)
  if (found !== String(ours)) {
    throw new PostgresRefused(
      `The data in ${folder} are of PostgreSQL ${found}, but this is PostgreSQL ${ours}. Nothing was changed. ` +
        `Either restore a backup into an empty DATA_DIR, or run the release that made them.`,
    )
  }
  const { uid } = await stat(folder)
  const self = process.getuid?.()
  if (self !== undefined && self !== 0 && uid !== self) {
    throw new PostgresRefused(
      `The data in ${folder} belong to another user (uid ${uid}): they were made by a start as root. ` +
        'Start as root again, give the folder to yourself (chown -R), or choose another DATA_DIR.',
    )
  }
}

/** Only what a making that was interrupted left may be cleared away: it has no data yet. */
async function clearUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (!names.includes(UNFINISHED)) {
    throw new PostgresRefused(`${folder} is not empty and holds no PostgreSQL data. Choose another DATA_DIR.`)
  }
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true })))
}

async function readPassword(passwordFile: string): Promise<string> {
  try {
    return (await readFile(passwordFile, 'utf8')).trim()
  } catch (cause) {
    throw new PostgresRefused(`The data are there, but their password file ${passwordFile} cannot be read.`, {
      cause,
    })
  }
}
