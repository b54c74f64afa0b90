import { Code, ConnectError } from '@connectrpc/connect'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActorTokens } from '../src/actor.ts'
import type { Bus } from '../src/bus/bus.ts'
import { createLocalBus } from '../src/bus/local.ts'
import { systemClock } from '../src/clock.ts'
import type { Database } from '../src/database.ts'
import { discardDeadLetters, listDeadLetters } from '../src/dead-letters.ts'
import { newId } from '../src/ids.ts'
import { demoPersonId } from '../src/person.ts'
import { runtimePurge } from '../src/purge.ts'
import { Refused, refusalOf } from '../src/refusal.ts'
import { asActor, createRpcClient } from '../src/rpc-client.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { MIGRATIONS } from './facts.ts'
import { ACTOR_KEY, type Echo, startEcho } from './start-echo.ts'

const tokens = createActorTokens(ACTOR_KEY, systemClock)
const as = (name: string) => asActor(tokens.sign({ personId: demoPersonId(name), roles: ['MANAGER'] }))

let testDatabase: TestDatabase
let database: Database
let bus: Bus
let echo: Echo

beforeEach(async () => {
  testDatabase = await startTestDatabase('runtime', MIGRATIONS)
  database = testDatabase.open()
  bus = createLocalBus()
  echo = startEcho(testDatabase, bus)
  await echo.service.start()
})

afterEach(async () => {
  await echo.service.stop()
  await bus.close()
  await testDatabase.drop()
})

// What the service itself answers, not what comes of asking again.
const client = () => createRpcClient(VenueService, echo.service, { patienceMs: 0 })
const cancel = (key: string, reason = 'rain', name = 'manager-1') =>
  client().cancelSession({ sessionId: 'session-1', reason, idempotencyKey: key }, as(name))
const effects = async () => {
  await echo.service.drain()
  return (await database.sql<{ place: string }[]>`select place from effects order by n`).map(
    (row) => row.place,
  )
}
const refused = async (call: Promise<unknown>) => refusalOf(await call.catch((error: unknown) => error))

test('a write, its fact and what the fact brings about happen once', async () => {
  const [first, again] = [await cancel('k'), await cancel('k')]
  expect(again).toEqual(first)
  expect(await effects()).toEqual(['rain'])
  expect(echo.calls).toHaveLength(1)
})

test('the same key at the same moment is answered by one of them', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => cancel('k')))
  expect(new Set(answers.map(({ session }) => session?.id))).toEqual(new Set(['session-1']))
  expect(echo.calls).toHaveLength(1)
  expect(await effects()).toEqual(['rain'])
})

test('a key belongs to one person and one request', async () => {
  await cancel('k')
  expect((await refused(cancel('k', 'wind')))?.code).toBe(13)
  await cancel('k', 'wind', 'manager-2')
  expect(await effects()).toEqual(['rain', 'wind'])
})

test('a refusal is kept with its key and leaves no other trace', async () => {
  echo.failures.push(new Refused('TOO_LATE', { deadline: new Date('2026-03-01T00:00:00Z') }))
  const first = await refused(cancel('k'))
  expect(first).toMatchObject({ code: 14, facts: { deadline: '2026-03-01T00:00:00.000Z' } })
  expect(await refused(cancel('k'))).toEqual(first)
  expect(await effects()).toEqual([])
})

test('what may be otherwise in a moment is not kept: BUSY, outages, bugs', async () => {
  echo.failures.push(new Refused('BUSY'), Object.assign(new Error(), { code: '57P01' }), new Error('a bug'))
  expect((await refused(cancel('k')))?.code).toBe(22)
  await expect(cancel('k')).rejects.toMatchObject({ code: Code.Unavailable })
  await expect(cancel('k')).rejects.toMatchObject({ code: Code.Internal })
  await cancel('k')
  expect(await effects()).toEqual(['rain'])
})

test.each([
  ['', 'required'],
  ['x'.repeat(129), 'too_long'],
  ['a\0b', 'malformed'],
])('a key that is %j is refused', async (key, problem) => {
  expect(await refused(cancel(key))).toMatchObject({ code: 4, facts: { field: 'idempotencyKey', problem } })
})

test('tells all facts again when asked', async () => {
  expect(await echo.service.republish()).toBe(1)
  expect(await effects()).toEqual(['as it stands'])
})

test('facts of a service that is stopped wait for its next start', async () => {
  await echo.service.stop()
  await database.sql`
    insert into outbox (key, messages)
    values ('k', '[{"type": "xingzhi.venue.v1.SiteChanged", "json": {"managerIds": ["waited"]}}]')`
  const other = startEcho(testDatabase, bus)
  await other.service.start()
  await other.service.drain()
  expect(await database.sql`select place from effects`).toEqual([{ place: 'waited' }])
  await other.service.stop()
})

test('replays its dead letters and says which failed again', async () => {
  for (const type of ['xingzhi.venue.v1.SiteChanged', 'xingzhi.venue.v1.Forgotten']) {
    await database.sql`
      insert into dead_letters (topic, consumer, event_id, type, source, time, key, payload, error, attempts)
      values ('xingzhi.venue.v1', 'echo', ${newId()}, ${type}, 'xingzhi/venue', now(), 'k', '\\x', 'e', 5)`
  }
  expect(await echo.service.replayDeadLetters()).toEqual({ replayed: 1, failed: [2] })
  expect(await echo.service.replayDeadLetters()).toEqual({ replayed: 0, failed: [2] })
  expect(await effects()).toEqual([''])
})

test('replays or discards single dead letters', async () => {
  for (let at = 0; at < 3; at++) {
    await database.sql`
      insert into dead_letters (topic, consumer, event_id, type, source, time, key, payload, error, attempts)
      values ('xingzhi.venue.v1', 'echo', ${newId()}, 'xingzhi.venue.v1.SiteChanged', 'xingzhi/venue', now(), 'k', '\\x', 'e', 5)`
  }
  const left = async () => (await listDeadLetters(database.db)).map(({ id }) => id)
  expect(await echo.service.replayDeadLetters([2, 9])).toEqual({ replayed: 1, failed: [] })
  expect(await left()).toEqual([1, 3])
  expect(await discardDeadLetters(database.db, [2, 3, 9])).toEqual([3])
  expect(await left()).toEqual([1])
  expect(await effects()).toEqual([''])
})

test('drops what is past its keeping and nothing else', async () => {
  await database.sql`
    insert into inbox (event_id, consumer, at) values ('old', 'c', now() - interval '8 days'), ('new', 'c', now())`
  await database.sql`
    insert into idempotency (person_id, operation, key, request_hash, at)
    values (${newId()}, 'o', 'old', 'h', now() - interval '31 days'), (${newId()}, 'o', 'new', 'h', now())`
  const purge = runtimePurge(database.db, systemClock)
  await purge.run(AbortSignal.abort())
  expect(await database.sql`select from inbox`).toHaveLength(2)
  await purge.run(new AbortController().signal)
  expect(await database.sql`select event_id from inbox`).toEqual([{ event_id: 'new' }])
  expect(await database.sql`select key from idempotency`).toEqual([{ key: 'new' }])
})

test('a purge takes what there is in steps, passes over what somebody holds, and waits for nobody', async () => {
  await database.sql`
    insert into inbox (event_id, consumer, at)
    select number, 'c', now() - interval '8 days' from generate_series(1, 4500) as number`
  const purge = runtimePurge(database.db, systemClock)
  await database.sql.begin(async (tx) => {
    await tx`select from inbox where event_id = '7' for update`
    await purge.run(new AbortController().signal)
    expect(await database.sql`select event_id from inbox`).toEqual([{ event_id: '7' }])
  })
})

test('an error of the client itself is a ConnectError', async () => {
  await echo.service.stop()
  await expect(cancel('k')).rejects.toBeInstanceOf(ConnectError)
})
