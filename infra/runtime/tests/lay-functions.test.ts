import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, transaction } from '../src/database.ts'
import { layFunctions } from '../src/lay-functions.ts'
import type { SqlFile } from '../src/sql-files.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { MIGRATIONS } from './facts.ts'

let testDatabase: TestDatabase
let database: Database

beforeAll(async () => {
  testDatabase = await startTestDatabase('functions', MIGRATIONS)
  database = testDatabase.open()
})
afterAll(() => testDatabase.drop())
beforeEach(() => lay([]))

const file = (name: string, statements: string): SqlFile => ({
  name,
  statements,
  hash: createHash('sha256').update(statements).digest('hex'),
})
const lay = (files: SqlFile[]) => transaction(database.sql, (tx) => layFunctions(tx, files))
const one = file(
  '10_one.sql',
  'create or replace function one() returns int language sql immutable return 1;',
)
const two = file('20_two.sql', 'create or replace function two() returns int language sql return one() + 1;')
const twoNow = async () => (await database.sql<{ two: unknown }[]>`select two()`)[0]?.two
const laidAt = async () =>
  (
    await database.sql<{ xmin: string }[]>`
  select xmin::text from pg_proc where proname in ('one', 'two') order by proname`
  ).map(({ xmin }) => xmin)

test('lays all at first, none when nothing changed, and the one that did', async () => {
  await lay([one, two])
  expect(await twoNow()).toBe(2)
  const first = await laidAt()
  await lay([one, two])
  expect(await laidAt()).toEqual(first)
  await lay([one, file('20_two.sql', two.statements.replace('+ 1', '+ 2'))])
  expect(await twoNow()).toBe(3)
  const second = await laidAt()
  expect([second[0] === first[0], second[1] === first[1]]).toEqual([true, false])
})

test('another result is laid anew, with what stands on it', async () => {
  await lay([one, two])
  const asText = file('10_one.sql', one.statements.replace('returns int', 'returns bigint'))
  await lay([asText, two])
  expect(await twoNow()).toBe(2)
  const [row] = await database.sql`select pg_typeof(one())::text as type`
  expect(row?.['type']).toBe('bigint')
})

test('what no file has any more goes', async () => {
  await lay([one, two])
  await lay([one])
  await expect(database.sql`select two()`).rejects.toMatchObject({ code: '42883' })
})

test('a trigger and what it calls bear it when others change their form', async () => {
  const trigger = file(
    '30_trigger.sql',
    `create or replace function refuse_effects() returns trigger language plpgsql as $$
     begin raise exception 'refused'; end $$;
     create or replace trigger refuse_effects before insert on effects for each row execute function refuse_effects();`,
  )
  const insert = () => database.sql`insert into effects (event_id, key, place) values ('a', 'b', 'c')`
  await lay([one, two, trigger])
  await lay([file('10_one.sql', one.statements.replace('returns int', 'returns bigint')), two, trigger])
  await expect(insert()).rejects.toThrow('refused')
  await database.sql`drop trigger refuse_effects on effects`
})

test('a file that fails changes nothing', async () => {
  await lay([one, two])
  const wrong = file('20_two.sql', `${two.statements} select 1 / 0;`)
  await expect(
    lay([file('10_one.sql', one.statements.replace('return 1', 'return 5')), wrong]),
  ).rejects.toThrow('division by zero')
  expect(await twoNow()).toBe(2)
})

test('two that start at once lay each function once', async () => {
  const files = [one, two]
  const locked = () =>
    transaction(database.sql, async (tx) => {
      await tx`select pg_advisory_xact_lock(7)`
      await layFunctions(tx, files)
    })
  await Promise.all([locked(), locked()])
  expect(await twoNow()).toBe(2)
})

test('a name may stand once, and each file makes something', async () => {
  await expect(lay([one, file('20_one.sql', one.statements)])).rejects.toThrow('two files')
  await expect(lay([file('40_none.sql', 'select 1')])).rejects.toThrow('makes no function')
})
