import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql as statement } from 'drizzle-orm'
import { date, jsonb, bigint as pgBigint, pgTable, timestamp } from 'drizzle-orm/pg-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, isOutage, openDatabase, transaction } from '../src/database.ts'
import { migrate } from '../src/migrate.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { eventually } from '../src/testing/eventually.ts'
import { MIGRATIONS } from './facts.ts'

const things = pgTable('things', {
  at: timestamp({ withTimezone: true }),
  day: date(),
  big: pgBigint({ mode: 'number' }),
  facts: jsonb(),
})
const thing = {
  at: new Date('2026-03-01T02:03:04.005Z'),
  day: '2026-03-01',
  big: 2 ** 40,
  facts: { a: ['b'] },
}

let testDatabase: TestDatabase
let database: Database

beforeEach(async () => {
  testDatabase = await startTestDatabase('runtime', MIGRATIONS)
  database = testDatabase.open()
  await database.sql`create table things (at timestamptz, day date, big int8, facts jsonb)`
})

afterEach(() => testDatabase.drop())

test('values are the same through drizzle and through SQL, both ways', async () => {
  const { db, sql } = database
  await db.insert(things).values(thing)
  await sql`
    insert into things (at, day, big, facts)
    values (${thing.at}, ${thing.day}, ${thing.big}, ${sql.json(thing.facts)})`
  expect(await db.select().from(things)).toEqual([thing, thing])
  expect(await sql`select * from things`).toEqual([thing, thing])
  expect(await sql`select facts->'a'->>0 as b from things`).toEqual([{ b: 'b' }, { b: 'b' }])
  expect((await db.execute(statement`select count(*) as n from things`))[0]).toEqual({ n: 2 })
})

test('two transactions that wait for each other both succeed', async () => {
  await database.sql`insert into things (big) values (1), (2)`
  const both = Promise.withResolvers<void>()
  let arrived = 0
  const lockBoth = (first: number, second: number) =>
    transaction(database.sql, async (tx) => {
      await tx`update things set day = '2026-03-01' where big = ${first}`
      if (++arrived === 2) both.resolve()
      await both.promise
      await tx`update things set day = '2026-03-02' where big = ${second}`
    })
  await Promise.all([lockBoth(1, 2), lockBoth(2, 1)])
  expect(arrived).toBe(3)
})

test('an outage is told from a mistake', async () => {
  const nowhere = openDatabase({ url: 'postgres://x:y@127.0.0.1:1/z', name: 'nowhere', connectionsMax: 1 })
  const errorOf = (query: Promise<unknown>) => query.catch((error: unknown) => error)
  expect(isOutage(await errorOf(nowhere.sql`select 1`.execute()))).toBe(true)
  await nowhere.close()
  expect(isOutage(await errorOf(database.sql`select no_such_column`.execute()))).toBe(false)
  const killed = database.sql`select pg_terminate_backend(pg_backend_pid())`.execute()
  expect(isOutage(await errorOf(killed))).toBe(true)
  expect(isOutage(new Error('wrapped', { cause: await errorOf(nowhere.sql`select 1`.execute()) }))).toBe(true)
})

test('what a transaction still wants after its connection is lost runs nowhere', async () => {
  const pool = openDatabase({ url: testDatabase.url, name: 'pool', connectionsMax: 1 })
  const rejected: unknown[] = []
  const lost = pool.sql.begin(async (tx) => {
    const [me] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
    await tx`insert into things (big) values (1)`
    await database.sql`select pg_terminate_backend(${me?.pid ?? 0})`
    // The pool takes the connection up again for somebody else, in the middle of whose transaction this one goes on.
    await eventually(() => pool.sql`select 1`.execute())
    const other = pool.sql.begin(async (theirs) => {
      await theirs`insert into things (big) values (10)`
      await tx`insert into things (big) values (2)`.catch((error: unknown) => rejected.push(error))
      throw new Error('rolled back')
    })
    await other.catch(() => {})
    await tx`insert into things (big) values (3)`
  })
  await expect(lost).rejects.toSatisfy(isOutage)
  await eventually(() => expect(rejected).toHaveLength(1))
  expect(await database.sql`select big from things`).toEqual([])
  await pool.close()
})

test('a statement that takes too long is ended', async () => {
  const hasty = openDatabase({
    url: testDatabase.url,
    name: 'hasty',
    connectionsMax: 1,
    statementTimeoutMs: 50,
  })
  await expect(hasty.sql`select pg_sleep(5)`.execute()).rejects.toMatchObject({ code: '57014' })
  await hasty.close()
})

test('a client that goes silent in the middle of a transaction gives its locks back', async () => {
  await database.sql`insert into things (big) values (1)`
  const [limit] = await database.sql<{ idle_in_transaction_session_timeout: string }[]>`
    show idle_in_transaction_session_timeout`
  expect(limit?.idle_in_transaction_session_timeout).toBe('30s')
  const silent = openDatabase({
    url: testDatabase.url,
    name: 'silent',
    connectionsMax: 1,
    parameters: { idle_in_transaction_session_timeout: 100 },
  })
  const holds = Promise.withResolvers<void>()
  const wakes = Promise.withResolvers<void>()
  const silenced = silent.sql.begin(async (tx) => {
    await tx`select from things where big = 1 for update`
    holds.resolve()
    await wakes.promise
    await tx`update things set big = 3`
  })
  const lost = silenced.catch((error: unknown) => error)
  await holds.promise
  await database.sql`update things set big = 2 where big = 1`
  wakes.resolve()
  expect(await lost).toSatisfy(isOutage)
  expect(await database.sql`select big from things`).toEqual([{ big: 2 }])
  await silent.close()
})

test('migrations run once, in order, all or none, and by one process at a time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  const url = pathToFileURL(folder)
  await write(
    '0001_one.sql',
    'create table one (a int);--> statement-breakpoint\ninsert into one values (1);',
  )
  await write('0002_two.sql', 'insert into one values (2);')
  await write('notes.txt', 'not a migration')
  const others = Array.from({ length: 3 }, () => testDatabase.open(1))
  await database.sql`delete from migrations where scope = 'service'`
  await Promise.all([database, ...others].map((one) => migrate(one, url)))
  expect(await database.sql`select a from one order by a`).toEqual([{ a: 1 }, { a: 2 }])

  await write('0003_three.sql', 'insert into one values (3);')
  await write('0004_four.sql', 'insert into nothing values (4);')
  await expect(migrate(database, url)).rejects.toThrow('nothing')
  expect(await database.sql`select from one`).toHaveLength(2)

  await write('0001_one.sql', 'create table one (b int);')
  await expect(migrate(database, url)).rejects.toThrow('changed after it ran')
  await rm(folder, { recursive: true })
})

test('a connection that a test leaves open is found', async () => {
  const leaky = await startTestDatabase('runtime', MIGRATIONS)
  const forgotten = openDatabase({ url: leaky.url, name: 'forgotten', connectionsMax: 1 })
  await forgotten.sql`select 1`
  await expect(leaky.drop()).rejects.toThrow('forgotten')
  await forgotten.close()
})

test('no statement holds a connection for ever, whether it works or waits for a lock', async () => {
  expect(await database.sql`show statement_timeout`).toEqual([{ statement_timeout: '30s' }])
  const { url } = testDatabase
  const hasty = openDatabase({ url, name: 'hasty', connectionsMax: 1, statementTimeoutMs: 50 })
  await expect(hasty.sql`select pg_sleep(60)`).rejects.toMatchObject({ code: '57014' })
  await database.sql.begin(async (tx) => {
    await tx`lock table things`
    await expect(hasty.sql`select * from things`).rejects.toMatchObject({ code: '57014' })
  })
  expect(await hasty.sql`select 1 as one`).toEqual([{ one: 1 }])
  await hasty.close()
})
