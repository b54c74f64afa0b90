import { chmod, link, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from '@xingzhi/runtime/assert'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Backup, backUp } from '../src/backup/back-up.ts'
import { restore } from '../src/backup/restore.ts'
import { listTree } from '../src/backup/tree.ts'
import { type Postgres, startPostgres } from '../src/postgres.ts'

const log = { info: () => {} }
let folder: string
let dataDir: string
let server: Postgres
let sql: postgres.Sql
let backup: Backup
/** What was acknowledged before the backup began. */
let acknowledged: number[]
let copies = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xingzhi-backup-'))
  await chmod(folder, 0o755)
  dataDir = join(folder, 'postgres')
  // A log that is recycled as soon as it may be: what the copy needs must be kept for it.
  const settings = { max_wal_size: '32MB', min_wal_size: '32MB', checkpoint_timeout: '30s' }
  server = await startPostgres({ dataDir, log, settings })
  await server.createDatabase('booking')
  sql = postgres(server.url('booking'), { max: 4, onnotice: () => {} })
  await sql`create table kept (id bigint generated always as identity primary key, text text not null)`
  await sql`insert into kept (text) select repeat('知', 200) from generate_series(1, 20000)`
  await sql`create table pair (id int primary key, n int not null)`
  await sql`insert into pair values (1, 0), (2, 0)`
  const work = keepWriting()
  acknowledged = await work.until(200)
  const copying = backUp({
    dataDir,
    url: server.url('postgres'),
    to: join(folder, 'backups'),
    databases: ['booking'],
  })
  await untilCopying()
  await turnLogOver()
  backup = await copying
  await work.stop()
}, 60_000)

afterAll(async () => {
  await sql.end()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

let from: string
let to: string
beforeEach(async () => {
  from = join(folder, `backup-${++copies}`)
  to = join(folder, `restored-${copies}`, 'postgres')
  // Links: who damages a file puts another in its place.
  await mkdir(from)
  const { folders, files } = await listTree(backup.folder)
  for (const path of folders) await mkdir(join(from, path))
  for (const path of files) await link(join(backup.folder, path), join(from, path))
})

test('a backup under load holds everything that was acknowledged when it began, and starts by itself', async () => {
  await restore({ from, dataDir: to })
  const restored = await startPostgres({ dataDir: to, log })
  const copy = postgres(restored.url('booking'), { max: 1, onnotice: () => {} })
  try {
    const found = await copy`select from kept where id = any(${acknowledged}::bigint[])`
    expect(found.count).toBe(acknowledged.length)
    // Each transaction adds to one and takes from the other: none is half there.
    const [pair] = await copy`select sum(n)::int as sum, max(n)::int as most from pair`
    expect(pair).toMatchObject({ sum: 0 })
    expect(must(pair)['most']).toBeGreaterThanOrEqual(acknowledged.length)
    await copy`insert into kept (text) values ('after')`
  } finally {
    await copy.end()
    await restored.stop()
  }
}, 60_000)

test('a backup is for its owner only, and leaves nothing in the server', async () => {
  expect((await stat(backup.folder)).mode & 0o777).toBe(0o700)
  const { files } = await listTree(backup.folder)
  for (const path of files) expect((await stat(join(backup.folder, path))).mode & 0o077).toBe(0)
  expect(files.filter((path) => /postmaster|pgsql_tmp|pg_replslot\/.|pg_internal/.test(path))).toEqual([])
  expect(await sql`select from pg_replication_slots`).toHaveLength(0)
  expect(await readdir(join(folder, 'backups'))).toHaveLength(1)
})

test('one that cannot be finished leaves nothing that could be taken for one', async () => {
  const lost = join(folder, 'lost')
  const failing = backUp({ dataDir, url: server.url('postgres'), to: lost, databases: [] })
  const ended = untilCopying().then(
    () => sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'backup'`,
  )
  await expect(failing).rejects.toThrow(/PostgreSQL went away .*nothing is left of the backup/)
  await ended
  expect(await readdir(lost)).toEqual([])
  expect(await sql`select from pg_replication_slots`).toHaveLength(0)
})

test('the data of another server are not backed up under this one’s name', async () => {
  const other = join(folder, 'other')
  await mkdir(other)
  await expect(
    backUp({ dataDir: other, url: server.url('postgres'), to: folder, databases: [] }),
  ).rejects.toThrow('has its data in')
})

const damages: [string, () => Promise<unknown>, RegExp][] = [
  [
    'a file that is missing',
    () => rm(join(from, 'data', 'global', 'pg_control')),
    /global\/pg_control is missing/,
  ],
  ['a log segment that is missing', async () => rm(join(from, await aSegment())), /pg_wal\/\w+ is missing/],
  ['a file cut short', () => replace(join(from, 'data', 'PG_VERSION'), ''), /has 0 bytes, not 3/],
  ['a bit that turned', () => turnBit(join(from, 'data', 'global', 'pg_control')), /is not what it was/],
  ['a turned bit in the password', () => turnBit(join(from, 'password')), /password is not what it was/],
  ['a file too many', () => writeFile(join(from, 'data', 'more'), ''), /data\/more is not of it/],
  ['no manifest', () => rm(join(from, 'manifest.json')), /is no backup/],
  [
    'half a manifest',
    () => replace(join(from, 'manifest.json'), '{"format": 1,'),
    /manifest.json cannot be read/,
  ],
  ['another major version', () => otherMajor(17), /is of PostgreSQL 17, but this is PostgreSQL 18/],
]
test.each(damages)('%s is refused and changes nothing', async (_, damage, words) => {
  await damage()
  await expect(restore({ from, dataDir: to })).rejects.toThrow(words)
  expect(await readdir(join(to, '..')).catch(() => [])).toEqual([])
})

test('a folder that holds something is refused and keeps it', async () => {
  await mkdir(to, { recursive: true })
  await writeFile(join(to, 'PG_VERSION'), '18\n')
  await expect(restore({ from, dataDir: to })).rejects.toThrow(/holds data: restore into an empty DATA_DIR/)
  expect(await readdir(to)).toEqual(['PG_VERSION'])
})

test('what a restore that was killed left over is no hindrance', async () => {
  await mkdir(join(to, 'unfinished'), { recursive: true })
  await writeFile(join(to, 'unfinished', 'half'), '')
  await restore({ from, dataDir: to })
  expect(await readdir(to)).not.toContain('unfinished')
})

/** Commits, again and again. */
function keepWriting() {
  let isDone = false
  const written: number[] = []
  const commits = [0, 1].map(async () => {
    while (!isDone) {
      await sql
        .begin(async (tx) => {
          await tx`update pair set n = n + 1 where id = 1`
          const [row] = await tx<{ id: number }[]>`insert into kept (text) values ('more') returning id::int`
          await tx`update pair set n = n - 1 where id = 2`
          return must(row).id
        })
        .then((id) => written.push(id))
    }
  })
  return {
    async until(count: number): Promise<number[]> {
      while (written.length < count) await new Promise((resolve) => setImmediate(resolve))
      return [...written]
    },
    async stop() {
      isDone = true
      await Promise.all(commits)
    },
  }
}

/** The log goes from segment to segment, and each checkpoint lets go of what nobody holds. */
async function turnLogOver(): Promise<void> {
  for (let segment = 0; segment < 5; segment++) {
    await sql`select pg_switch_wal()`
    await sql`checkpoint`
  }
}

async function untilCopying(): Promise<void> {
  while ((await sql`select from pg_replication_slots`).count === 0);
}

async function aSegment(): Promise<string> {
  const { files } = await listTree(from)
  return must(files.find((path) => path.startsWith('data/pg_wal/')))
}

async function turnBit(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7)
  await replace(path, bytes)
}

async function otherMajor(major: number): Promise<void> {
  const path = join(from, 'manifest.json')
  const manifest = await readFile(path, 'utf8')
  await replace(path, manifest.replace('"postgresMajor": 18', `"postgresMajor": ${major}`))
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  await rm(path)
  await writeFile(path, content)
}
