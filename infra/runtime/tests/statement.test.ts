import { and, eq, gt, sql } from 'drizzle-orm'
import { bigint, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, sqlOf, transaction, violatedConstraint } from '../src/database.ts'
import { newId } from '../src/ids.ts'
import { columnsOf, type Given, placesOf, prepared, rowsOf } from '../src/statement.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { MIGRATIONS } from './facts.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
const things = pgTable('things', {
  id: uuid().primaryKey(),
  ownName: text('own_name'),
  startsAt: moment('starts_at').notNull(),
  places: integer().notNull(),
  version: bigint({ mode: 'number' }).notNull(),
  facts: jsonb().$type<{ a: number }>(),
})
type Thing = typeof things.$inferSelect

let testDatabase: TestDatabase
let database: Database

beforeAll(async () => {
  testDatabase = await startTestDatabase('statement', MIGRATIONS)
  database = testDatabase.open(2)
  await database.sql`create table things (id uuid primary key, own_name text, starts_at timestamptz(3) not null,
    places int not null check (places >= 0), version bigint not null, facts jsonb)`
})
afterAll(() => testDatabase.drop())

const startsAt = new Date('2026-12-01T01:30:00.250Z')
const thing: Thing = { id: newId(), ownName: null, startsAt, places: 3, version: 7, facts: { a: 1 } }

const findThing = prepared((db, { id }: Given<{ id: string }>) =>
  db.select().from(things).where(eq(things.id, id)),
)
const keepThing = prepared((db, _given: Given<Thing>) => db.insert(things).values(placesOf(things)))
const countAfter = prepared((db, { after, places }: Given<{ after: Date; places: number }>) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(things)
    .where(and(gt(things.startsAt, after), eq(things.places, places))),
)
const findAny = prepared((db, { ids }: Given<{ ids: string[] }>) =>
  db.select().from(things).where(sql`${things.id} = any(${ids})`),
)

test('a statement is built once and takes its values where it runs: pool, transaction, savepoint', async () => {
  await transaction(database.db, async (tx) => {
    await keepThing(tx, thing)
    expect(await findThing(tx, { id: thing.id })).toEqual([thing])
    await tx.transaction(async (inner) => expect(await findThing(inner, { id: thing.id })).toEqual([thing]))
    expect(await findThing(database.db, { id: thing.id })).toEqual([])
  })
  expect(await findThing(database.db, { id: thing.id })).toEqual([thing])
  expect(await findThing(database.db, { id: newId() })).toEqual([])
  expect(await findAny(database.db, { ids: [thing.id, newId()] })).toEqual([thing])
  expect(await findAny(database.db, { ids: [] })).toEqual([])
  const before = new Date(startsAt.getTime() - 1)
  expect(await countAfter(database.db, { after: before, places: 3 })).toEqual([{ count: 1 }])
  expect(await countAfter(database.db, { after: startsAt, places: 3 })).toEqual([{ count: 0 }])
})

test('the server has prepared it', async () => {
  await transaction(database.db, async (tx) => {
    await findThing(tx, { id: thing.id })
    await findThing(tx, { id: newId() })
    const known = await sqlOf(tx)`
      select from pg_prepared_statements where statement like 'select "id", "own_name"%where "things"."id" = $1'`
    expect(known.count).toBe(1)
  })
})

test('a statement in SQL names the columns of a table, and takes dates and lists', async () => {
  const wanted = sql.param([thing.id])
  const rows = await rowsOf(
    database.db,
    sql<Thing>`select ${columnsOf(things, 't')} from things t where t.id = any(${wanted}) and t.starts_at = ${startsAt}`,
  )
  expect(rows.map((row) => ({ ...row }))).toEqual([thing])
  const changed = await rowsOf(database.db, sql`update things set places = 4 where id = ${thing.id}`)
  expect(changed.count).toBe(1)
})

test('what is refused comes as the driver says it, without the values', async () => {
  const bad = { ...thing, id: newId(), places: -1, ownName: '王小明' }
  for (const work of [
    () => keepThing(database.db, bad),
    () => database.db.insert(things).values(bad),
    () => transaction(database.db, (tx) => tx.insert(things).values(bad)),
    () => rowsOf(database.db, sql`update things set places = -1, own_name = ${bad.ownName}`),
  ]) {
    const error: unknown = await Promise.resolve(work()).catch((thrown: unknown) => thrown)
    expect(violatedConstraint(error)).toBe('things_places_check')
    expect(String((error as Error).message)).not.toContain('王小明')
  }
})

test('two services of a process may have tables of one name', async () => {
  await database.sql`create table places_here (id uuid, name text, seats int)`
  await database.sql`insert into places_here values (${thing.id}, 'Hall', 30)`
  const one = pgTable('places_here', { id: uuid(), name: text() })
  const other = pgTable('places_here', { id: uuid(), seats: integer() })
  const nameOf = prepared((db, { id }: Given<{ id: string }>) =>
    db.select({ name: one.name }).from(one).where(eq(one.id, id)),
  )
  const seatsOf = prepared((db, { id }: Given<{ id: string }>) =>
    db.select({ seats: other.seats }).from(other).where(eq(other.id, id)),
  )
  expect(await nameOf(database.db, { id: thing.id })).toEqual([{ name: 'Hall' }])
  expect(await seatsOf(database.db, { id: thing.id })).toEqual([{ seats: 30 }])
  expect(await rowsOf(database.db, sql`select ${one.name} as answer from ${one}`)).toMatchObject([
    { answer: 'Hall' },
  ])
  expect(await rowsOf(database.db, sql`select ${other.seats} as answer from ${other}`)).toMatchObject([
    { answer: 30 },
  ])
})
