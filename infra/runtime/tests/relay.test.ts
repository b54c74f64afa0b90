import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BusMessage } from '../src/bus/bus.ts'
import { createLocalBus } from '../src/bus/local.ts'
import { type Database, transaction } from '../src/database.ts'
import { createConsumer } from '../src/inbox.ts'
import { silentLog } from '../src/log.ts'
import { relayedTotal } from '../src/metrics.ts'
import { appendToOutbox } from '../src/outbox.ts'
import { createRelay, type Relay, type RelayOptions } from '../src/relay.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { eventually } from '../src/testing/eventually.ts'
import { EVENT_FILES, MIGRATIONS, markOf, SITE_CHANGED, siteChanged } from './facts.ts'
import { TOPIC } from './start-echo.ts'
import { writeEffect } from './write-effect.ts'

let testDatabase: TestDatabase
let database: Database
let relays: Relay[]
let sent: BusMessage[]

beforeEach(async () => {
  testDatabase = await startTestDatabase('runtime', MIGRATIONS)
  database = testDatabase.open(6)
  relays = []
  sent = []
})

afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()))
  await testDatabase.drop()
})

const collect = async (_topic: string, messages: BusMessage[]) => void sent.push(...messages)

function relayTo(
  publish: (topic: string, messages: BusMessage[]) => Promise<void>,
  more: Partial<RelayOptions> = {},
): Relay {
  const source = 'xingzhi/venue'
  const relay = createRelay({
    database,
    bus: { publish },
    topic: TOPIC,
    source,
    eventFiles: EVENT_FILES,
    log: silentLog,
    ...more,
  })
  relays.push(relay)
  relay.start()
  return relay
}

const append = (key: string, ...marks: string[]) =>
  transaction(database.sql, (tx) => appendToOutbox(tx, key, marks.map(siteChanged)))
const marks = () => sent.map(markOf)
const left = async () => (await database.sql`select from outbox`).count

test('sends what was committed, in order, with its attributes, and forgets it', async () => {
  const relay = relayTo(collect)
  await append('site-1', '1', '2')
  await append('site-2', '3')
  await relay.drain()
  expect(marks()).toEqual(['1', '2', '3'])
  expect(sent[0]).toMatchObject({
    key: 'site-1',
    source: 'xingzhi/venue',
    type: 'xingzhi.venue.v1.SiteChanged',
  })
  expect(sent[0]?.id).toMatch(/^[0-9a-f-]{36}\.0$/)
  expect(sent[1]?.id).toBe(sent[0]?.id.replace(/0$/, '1'))
  expect(await left()).toBe(0)
})

test('is woken by a commit, long before it would look again', async () => {
  const relay = relayTo(collect, { pollMs: 3_600_000 })
  await relay.drain()
  await append('site-1', '1')
  await eventually(() => expect(marks()).toEqual(['1']))
})

test('after a row it looks by itself for a while, then sleeps until the next commit calls it', async () => {
  const asleep = async () => (await database.sql`select asleep from relay`)[0]?.['asleep']
  relayTo(collect, { pollMs: 3_600_000 })
  await eventually(async () => expect(await asleep()).toBe(true))
  await append('site-1', '1')
  await eventually(async () => expect(await asleep()).toBe(false))
  await append('site-1', '2')
  await eventually(() => expect(marks()).toEqual(['1', '2']))
  await eventually(async () => expect(await asleep()).toBe(true))
  await append('site-1', '3')
  await eventually(() => expect(marks()).toEqual(['1', '2', '3']))
})

test('sends nothing of a transaction that rolled back', async () => {
  const relay = relayTo(collect)
  const failed = transaction(database.sql, async (tx) => {
    await appendToOutbox(tx, 'site-1', [siteChanged('1')])
    throw new Error('rolled back')
  })
  await expect(failed).rejects.toThrow('rolled back')
  await relay.drain()
  expect(sent).toEqual([])
})

test('does not pass over a row that commits long after its id was given out', async () => {
  const relay = relayTo(collect)
  const commit = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const slow = transaction(database.sql, async (tx) => {
    await appendToOutbox(tx, 'site-1', [siteChanged('slow')])
    written.resolve()
    await commit.promise
  })
  await written.promise
  for (let i = 0; i < 5; i++) await append('site-2', `quick ${i}`)
  await relay.drain()
  expect(marks()).toHaveLength(5)
  // Another relay, which has never seen it, does not pass over it either.
  await killRelayConnection()
  for (let i = 5; i < 300; i++) await append('site-2', `quick ${i}`)
  await relay.drain()
  expect(marks()).toHaveLength(300)
  commit.resolve()
  await slow
  await relay.drain()
  expect(marks()).toHaveLength(301)
  expect(marks().at(-1)).toBe('slow')
})

test('keeps what the bus does not take, and sends it in the same order once it does', async () => {
  let isAway = true
  const relay = relayTo(async (topic, messages) => {
    if (isAway) throw new Error('the broker is away')
    await collect(topic, messages)
  })
  for (let i = 0; i < 10; i++) await append('site-1', String(i))
  expect(await left()).toBe(10)
  isAway = false
  await relay.drain()
  expect(marks()).toEqual([...Array(10).keys()].map(String))
})

test('killed after sending and before deleting, it sends again rather than lose', async () => {
  await append('site-1', '1')
  await append('site-1', '2')
  const relay = relayTo(async (topic, messages) => {
    await collect(topic, messages)
    if (sent.length > 2) return
    await killRelayConnection()
    throw new Error('killed')
  })
  await eventually(async () => expect(await left()).toBe(0))
  await relay.drain()
  expect(marks()).toEqual(['1', '2', '1', '2'])
  expect(new Set(sent.map(({ id }) => id)).size).toBe(2)
})

test.each([1, 2, 3, 4, 5, 8, 13])(
  'killed at any moment it loses nothing and keeps the order (after %i ms)',
  async (afterMs) => {
    const relay = relayTo(async (topic, messages) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      await collect(topic, messages)
    })
    for (let i = 0; i < 30; i++) {
      await append('site-1', String(i))
      if (i % 10 === 5) setTimeout(() => void killRelayConnection().catch(() => {}), afterMs)
    }
    await relay.drain()
    // Once each, counted by their first appearance: those in order are what consumers make of it.
    expect([...new Set(marks())]).toEqual([...Array(30).keys()].map(String))
    expect(await left()).toBe(0)
  },
)

test('of two relays on one database one works, and the other takes over when it goes', async () => {
  const [one, two] = [relayTo(collect), relayTo(collect)]
  await eventually(() => expect([one, two].filter((relay) => relay.isLeading())).toHaveLength(1))
  for (let i = 0; i < 20; i++) await append('site-1', String(i))
  await one.drain()
  expect(marks()).toEqual([...Array(20).keys()].map(String))

  const [leader, other] = one.isLeading() ? [one, two] : [two, one]
  await leader.stop()
  await append('site-1', 'after')
  await other.drain()
  expect(other.isLeading()).toBe(true)
  expect(marks().at(-1)).toBe('after')
})

test('one that lost its lock and still sends brings doubles, which the inbox drops: each effect once, in order', async () => {
  const bus = createLocalBus()
  const consumer = createConsumer({
    database,
    bus,
    topic: TOPIC,
    group: 'test',
    handlers: { [SITE_CHANGED]: writeEffect },
    log: silentLog,
  })
  await consumer.start()
  const goOn = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  for (let i = 0; i < 10; i++) await append('site-1', String(i))
  const slow = relayTo(async (topic, messages) => {
    if (messages.length === 0) return
    await bus.publish(topic, messages.slice(0, 3))
    asked.resolve()
    await goOn.promise
    await collect(topic, messages)
    await bus.publish(topic, messages)
  })
  await asked.promise
  const other = relayTo(bus.publish)
  await killRelayConnection()
  await eventually(() => expect(other.isLeading()).toBe(true))
  expect(slow.isLeading()).toBe(false)
  for (let i = 10; i < 20; i++) await append('site-1', String(i))
  await other.drain()
  goOn.resolve()
  await eventually(() => expect(sent).toHaveLength(10))
  await slow.drain()
  await consumer.stop()
  const effects = await database.sql<{ place: string }[]>`select place from effects order by n`
  expect(effects.map(({ place }) => place)).toEqual([...Array(20).keys()].map(String))
  await bus.close()
})

test('takes over a lock whose holder is gone, and waits while it is there', async () => {
  const holder = testDatabase.open(1)
  await holder.sql`select pg_advisory_lock(7462002)`
  const relay = relayTo(collect)
  await append('site-1', '1')
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(relay.isLeading()).toBe(false)
  expect(sent).toEqual([])
  await holder.close()
  await relay.drain()
  expect(marks()).toEqual(['1'])
})

test('a row that SQL wrote by itself is sent like any other', async () => {
  const relay = relayTo(collect)
  await database.sql.unsafe(`
    insert into outbox (key, messages)
    values ('site-9', '[{"type": "xingzhi.venue.v1.SiteChanged", "json": {"managerIds": ["sql"]}}]');
    select pg_notify('outbox', '')`)
  await relay.drain()
  expect(marks()).toEqual(['sql'])
})

test('counts what the bus took', async () => {
  // What other files of this process had relayed is counted too, by topic.
  const relayed = async () => (await relayedTotal.get()).values.reduce((sum, { value }) => sum + value, 0)
  const before = await relayed()
  const relay = relayTo(collect)
  await append('site-1', '1', '2', '3')
  await relay.drain()
  expect(await relayed()).toBe(before + 3)
})

test('drains ten thousand events, each once and in the order of their keys', async () => {
  const relay = relayTo(collect)
  const batch = Array.from({ length: 200 }, (_, i) => String(i))
  for (let i = 0; i < 50; i++) await append(`site-${i}`, ...batch)
  await relay.drain()
  expect(sent).toHaveLength(10_000)
  expect(new Set(sent.map(({ id }) => id)).size).toBe(10_000)
  const ofOneKey = sent.filter(({ key }) => key === 'site-7').map(({ id }) => Number(id.split('.')[1]))
  expect(ofOneKey).toEqual(batch.map(Number))
})

async function killRelayConnection(): Promise<void> {
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name like '% relay'`
}
