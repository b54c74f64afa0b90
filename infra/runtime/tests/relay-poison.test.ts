import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLocalBus } from '../src/bus/local.ts'
import type { Database } from '../src/database.ts'
import { listDeadLetters } from '../src/dead-letters.ts'
import { createLog } from '../src/log.ts'
import { deadLettersTotal } from '../src/metrics.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { MIGRATIONS, SITE_CHANGED } from './facts.ts'
import { type Echo, startEcho } from './start-echo.ts'

let testDatabase: TestDatabase
let database: Database
let echo: Echo
let logged: { level: number; msg: string; err?: { message: string } }[]

beforeEach(async () => {
  testDatabase = await startTestDatabase('runtime', MIGRATIONS)
  database = testDatabase.open()
  logged = []
  const destination = { write: (line: string) => void logged.push(JSON.parse(line)) }
  echo = startEcho(testDatabase, createLocalBus(), { log: createLog({ name: 'echo', destination }) })
  await echo.service.start()
})
afterEach(async () => {
  await echo.service.stop()
  await testDatabase.drop()
})

const fact = (mark: string) => ({ type: SITE_CHANGED, json: { managerIds: [mark] } })

/** Rows as SQL functions write them: nobody reads them before. */
async function write(...rows: unknown[]): Promise<void> {
  for (const messages of rows) {
    await database.sql`insert into outbox (key, messages) values ('site-1', ${JSON.stringify(messages)}::text::jsonb)`
  }
  await echo.service.drain()
}

const effects = async () =>
  (await database.sql<{ place: string }[]>`select place from effects order by n`).map(({ place }) => place)

test.each([
  ['is of a type that nobody knows', [{ type: 'xingzhi.venue.v1.Forgotten', json: {} }], 'no event xingzhi'],
  ['has a field that the message has not', [{ type: SITE_CHANGED, json: { colour: 'red' } }], 'colour'],
  ['has a value that does not fit', [{ type: SITE_CHANGED, json: { managerIds: 7 } }], 'manager_ids'],
  ['holds no json', [{ type: SITE_CHANGED }], 'holds no json'],
  ['is a word', ['SiteChanged'], 'no event unknown'],
  ['is null', [null], 'no event unknown'],
  ['is in no list', { type: SITE_CHANGED, json: {} }, 'no list of messages'],
  ['is longer than a broker takes', [fact('x'.repeat(900_000))], 'a broker takes 900000'],
])('a message that %s holds up nobody, and is kept', async (_, poison, why) => {
  await write([fact('before')], poison, [fact('after')])
  expect(await effects()).toEqual(['before', 'after'])
  const letters = await listDeadLetters(database.db)
  expect(letters).toMatchObject([{ consumer: 'outbox', key: 'site-1', source: 'xingzhi/echo', attempts: 1 }])
  expect(letters[0]?.error).toContain(why)
  expect((await database.sql`select from outbox`).count).toBe(0)
  expect(logged).toMatchObject([{ level: 50, msg: 'an event cannot be sent and was set aside' }])
  expect(logged[0]?.err?.message).toContain(why)
})

test('the others of the same row are sent, in order, and each that cannot be is counted', async () => {
  const count = async () =>
    (await deadLettersTotal.get()).values
      .filter(({ labels }) => labels['consumer'] === 'outbox' && labels['type'] === SITE_CHANGED)
      .reduce((sum, { value }) => sum + value, 0)
  const before = await count()
  await write([fact('1'), { type: SITE_CHANGED, json: 1 }, fact('2'), { type: SITE_CHANGED, json: 2 }])
  expect(await effects()).toEqual(['1', '2'])
  expect((await listDeadLetters(database.db)).map(({ eventId }) => eventId.split('.')[1])).toEqual(['1', '3'])
  expect(await count()).toBe(before + 2)
})

test('a replay sends what can be sent by now, once, and says what still cannot', async () => {
  await write([{ type: 'xingzhi.venue.v1.Forgotten', json: {} }], { type: SITE_CHANGED })
  expect(await echo.service.replayDeadLetters()).toEqual({ replayed: 0, failed: [1, 2] })

  const known = JSON.stringify(fact('known by now'))
  await database.sql`update dead_letters set payload = convert_to(${known}, 'utf8') where id = 1`
  expect(await echo.service.replayDeadLetters()).toEqual({ replayed: 1, failed: [2] })
  expect(await echo.service.replayDeadLetters()).toEqual({ replayed: 0, failed: [2] })
  await echo.service.drain()
  expect(await effects()).toEqual(['known by now'])
})
