import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { stopProcess } from '../src/leftover.ts'
import { type Postgres, startPostgres } from '../src/postgres.ts'

const run = promisify(execFile)
const asRoot = process.getuid?.() === 0
let made: string
let folder: string
let dataDir: string
let running: Postgres[]
let held: { holder: ChildProcess; pid: number }[]

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'xingzhi-made-'))
  await chmod(made, 0o755)
  await (await startPostgres({ dataDir: join(made, 'postgres'), log: { info: () => {} } })).stop()
})
afterAll(() => rm(made, { recursive: true, force: true }))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xingzhi-postgres-'))
  await chmod(folder, 0o755)
  dataDir = join(folder, 'postgres')
  running = []
  held = []
})

afterEach(async () => {
  for (const { holder, pid } of held) {
    holder.kill('SIGKILL')
    await stopProcess(pid)
  }
  for (const server of running) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(at = dataDir): Promise<Postgres> {
  const server = await startPostgres({ dataDir: at, log: { info: () => {} } })
  running.push(server)
  return server
}

/** Data that were made before, where the making is not the question. */
async function haveData(): Promise<void> {
  await run('cp', ['-a', `${made}/.`, folder])
}

/** Another process that starts PostgreSQL and commits a row. */
async function hold(): Promise<{ holder: ChildProcess; pid: number }> {
  const script = fileURLToPath(new URL('./hold-postgres.ts', import.meta.url))
  const holder = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(holder.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  const both = { holder, pid: (JSON.parse(line.toString()) as { pid: number }).pid }
  held.push(both)
  return both
}

async function ask<T>(
  server: Postgres,
  database: string,
  work: (sql: postgres.Sql) => PromiseLike<T>,
): Promise<T> {
  const sql = postgres(server.url(database), { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
const keptRows = (server: Postgres) =>
  ask(server, 'booking', async (sql) => (await sql`select from kept`).count)
const refusal = (at = dataDir) =>
  start(at).then(
    () => 'started',
    (error: Error) => error.message,
  )

test('data survive a stop, and only this machine with the password gets in', async () => {
  const first = await start()
  await first.createDatabase('booking')
  await first.createDatabase('booking')
  await ask(first, 'booking', (sql) => sql`create table kept as select 1 as n`)
  expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600)
  const settings = await ask(
    first,
    'postgres',
    (sql) => sql`select current_setting('listen_addresses') as at,
    current_setting('fsync') as fsync, current_setting('password_encryption') as passwords,
    current_setting('server_version_num')::int / 10000 as version`,
  )
  expect(settings[0]).toEqual({ at: '127.0.0.1', fsync: 'on', passwords: 'scram-sha-256', version: 18 })
  const stranger = postgres({ host: '127.0.0.1', port: first.port, user: 'postgres', pass: 'guess', max: 1 })
  await expect(stranger`select 1`.execute()).rejects.toMatchObject({ code: '28P01' })
  await stranger.end()
  await first.stop()
  expect(await readdir(folder)).toEqual(['postgres', 'postgres.log', 'postgres.password'])
  expect(await keptRows(await start())).toBe(1)
})

test('a Ctrl-C, which goes to our whole process group, does not reach it', async () => {
  await haveData()
  const { pid } = await start()
  const status = await readFile(`/proc/${pid}/stat`, 'utf8')
  const group = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[2])
  expect(group).toBe(pid)
})

test('one left over by a killed parent is stopped and what was committed is there', async () => {
  await haveData()
  const { holder, pid } = await hold()
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(() => process.kill(pid, 0)).not.toThrow()
  const server = await start()
  expect(server.pid).not.toBe(pid)
  expect(await keptRows(server)).toBe(1)
})

test('while its parent lives, a second start on the same data is refused and harms nothing', async () => {
  await haveData()
  const { holder, pid } = await hold()
  expect(await refusal()).toContain(`in use by process ${holder.pid}`)
  expect(() => process.kill(pid, 0)).not.toThrow()
})

test('one that was killed itself recovers', async () => {
  await haveData()
  const { holder, pid } = await hold()
  process.kill(pid, 'SIGKILL')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await keptRows(await start())).toBe(1)
})

test('a pid that another process got meanwhile stops nothing', async () => {
  await haveData()
  await (await start()).stop()
  await writeFile(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n1\n\n127.0.0.1\n`)
  expect((await start()).pid).not.toBe(process.pid)
})

test('says so when the server ends by itself', async () => {
  await haveData()
  const server = await start()
  process.kill(server.pid, 'SIGKILL')
  await server.exited
  await server.stop()
})

test('data of another major version are refused and not touched', async () => {
  await haveData()
  await (await start()).stop()
  await writeFile(join(dataDir, 'PG_VERSION'), '17\n')
  const before = await readdir(dataDir)
  expect(await refusal()).toMatch(/PostgreSQL 17, but this is PostgreSQL 18.*Nothing was changed/s)
  expect(await readdir(dataDir)).toEqual(before)
})

test('a folder with something else in it is refused and not touched', async () => {
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'thesis.txt'), 'mine')
  expect(await refusal()).toContain('not empty')
  expect(await readdir(dataDir)).toEqual(['thesis.txt'])
})

test('data whose making was interrupted are made anew', async () => {
  await mkdir(join(dataDir, 'unfinished'), { recursive: true })
  await writeFile(join(dataDir, 'unfinished', 'PG_VERSION'), '18\n')
  await writeFile(join(dataDir, 'postgresql.conf'), '')
  const server = await start()
  expect(await ask(server, 'postgres', async (sql) => (await sql`select 1`).count)).toBe(1)
})

test('data without their password file are refused', async () => {
  await haveData()
  await (await start()).stop()
  await rm(`${dataDir}.password`)
  expect(await refusal()).toContain('password file')
})

test('a port that somebody has is refused by its number', async () => {
  await haveData()
  const first = await start()
  const second = startPostgres({ dataDir: join(folder, 'other'), port: first.port, log: { info: () => {} } })
  await expect(second).rejects.toThrow(`Port ${first.port} of 127.0.0.1 is taken`)
})

test('below a folder that only we may enter it works: as root the data lie where its user gets, and a link says where', async () => {
  const closed = join(folder, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const inside = join(closed, 'postgres')
  const server = await start(inside)
  await server.createDatabase('booking')
  await server.stop()
  expect((await lstat(inside)).isSymbolicLink()).toBe(asRoot)
  const real = await realpath(inside)
  expect(server.folder).toBe(real)
  const again = await start(inside)
  expect(await ask(again, 'booking', async (sql) => (await sql`select 1`).count)).toBe(1)
  await again.stop()
  if (asRoot) await rm(real, { recursive: true })
})
