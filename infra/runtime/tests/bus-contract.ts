import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Bus, BusMessage } from '../src/bus/bus.ts'
import type { Database } from '../src/database.ts'
import { listDeadLetters, replayDeadLetter } from '../src/dead-letters.ts'
import type { EventHandler } from '../src/event-handler.ts'
import { newId } from '../src/ids.ts'
import { type Consumer, createConsumer } from '../src/inbox.ts'
import { silentLog } from '../src/log.ts'
import { printMetrics } from '../src/metrics.ts'
import { startTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { eventually } from '../src/testing/eventually.ts'
import { MIGRATIONS, markOf, message, SITE_CHANGED } from './facts.ts'
import { writeEffect } from './write-effect.ts'

let bus: Bus
let testDatabase: TestDatabase
let database: Database
let topic: string
let consumers: Consumer[]

/** What every bus promises. `openBus` makes one process's bus. */
export function busContract(openBus: () => Promise<Bus>): void {
  beforeEach(async () => {
    testDatabase = await startTestDatabase('runtime', MIGRATIONS)
    database = testDatabase.open(8)
    bus = await openBus()
    topic = `test.${newId()}`
    consumers = []
  })
  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()))
    await bus.close()
    await testDatabase.drop()
  })
  testOrder()
  testAtLeastOnce()
  testDeadLetters()
  testGroups()
}

function testOrder(): void {
  test('messages of a key are seen in the order in which they were published', async () => {
    const consumer = await consume(writeEffect)
    const keys = ['a', 'b', 'c', 'd', 'e']
    for (let round = 0; round < 4; round++) {
      const marks = [0, 1, 2].map((i) => String(round * 3 + i))
      await bus.publish(
        topic,
        keys.flatMap((key) => marks.map((mark) => message(key, mark))),
      )
    }
    await consumer.drain()
    for (const key of keys) expect(await placesOf(key)).toEqual([...Array(12).keys()])
  })

  test('a second member joins and the first leaves: nothing is lost, doubled or reordered', async () => {
    const total = 60
    const first = await consume(writeEffect)
    const publishing = (async () => {
      for (let i = 0; i < total; i++) {
        const round = ['a', 'b', 'c'].map((key) => message(key, String(i)))
        await publishUntilTaken(bus, topic, round)
      }
    })()
    const seen = (count: number) =>
      eventually(async () => expect((await effects()).length).toBeGreaterThan(count), { withinMs: 20_000 })
    await seen(10)
    const second = await consume(writeEffect)
    await seen(30)
    await first.stop()
    await publishing
    await second.drain()
    for (const key of ['a', 'b', 'c']) expect(await placesOf(key)).toEqual([...Array(total).keys()])
  })
}

function testAtLeastOnce(): void {
  test('what was published before a consumer started reaches it', async () => {
    bus.expect(topic, 'reader')
    const published = publishUntilTaken(bus, topic, [message('a', '1')])
    const consumer = await consume(writeEffect)
    await published
    await consumer.drain()
    expect(await effects()).toHaveLength(1)
  })

  test('a message that is published twice has its effect once', async () => {
    const consumer = await consume(writeEffect)
    const twice = message('a', '1')
    await bus.publish(topic, [twice, twice])
    await bus.publish(topic, [twice])
    await consumer.drain()
    expect(await effects()).toHaveLength(1)
  })

  test('a crash between effect and commit brings the message again, and its effect once', async () => {
    let calls = 0
    const consumer = await consume(async (tx, event) => {
      await writeEffect(tx, event)
      if (++calls === 1) throw new Error('crash')
    })
    await bus.publish(topic, [message('a', '1')])
    await consumer.drain()
    expect(calls).toBe(2)
    expect(await effects()).toHaveLength(1)
  })

  test('while the database is away nothing is given up', async () => {
    let calls = 0
    const consumer = await consume(async (tx, event) => {
      if (++calls <= 6) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
      await writeEffect(tx, event)
    })
    await bus.publish(topic, [message('a', '1')])
    await consumer.drain()
    expect(await effects()).toHaveLength(1)
    expect(await listDeadLetters(database.db)).toEqual([])
  })
}

function testDeadLetters(): void {
  test('a message that never succeeds is buried, others go on, and it can be replayed', async () => {
    let isMended = false
    const handler: EventHandler = async (tx, event) => {
      if (markOf(event) === 'poison' && !isMended) throw new Error('cannot be handled')
      await writeEffect(tx, event)
    }
    const consumer = await consume(handler)
    await bus.publish(topic, [
      message('a', '1'),
      message('a', 'poison'),
      message('a', '2'),
      message('b', '3'),
    ])
    await consumer.drain()
    expect((await effects()).map((row) => row.place).sort()).toEqual(['1', '2', '3'])
    const [letter, ...others] = await listDeadLetters(database.db)
    expect(others).toEqual([])
    expect(letter).toMatchObject({ consumer: 'reader', type: SITE_CHANGED, key: 'a', attempts: 3 })
    expect(letter?.error).toContain('cannot be handled')

    isMended = true
    if (letter) await replayDeadLetter(database.db, letter, handler)
    expect((await effects()).map((row) => row.place).sort()).toEqual(['1', '2', '3', 'poison'])
    expect(await listDeadLetters(database.db)).toEqual([])
  })

  test('types that nobody handles are passed over', async () => {
    const consumer = await consume(writeEffect)
    await bus.publish(topic, [{ ...message('a', '1'), type: 'xingzhi.venue.v1.Unheard' }, message('a', '2')])
    await consumer.drain()
    expect((await effects()).map((row) => row.place)).toEqual(['2'])
    expect(await listDeadLetters(database.db)).toEqual([])
  })
}

function testGroups(): void {
  test('each group gets every message', async () => {
    const one = await consume(writeEffect, 'one')
    const two = await consume(writeEffect, 'two')
    await bus.publish(topic, [message('a', '1'), message('b', '2')])
    await Promise.all([one.drain(), two.drain()])
    expect((await effects()).map((row) => row.place).sort()).toEqual(['1', '1', '2', '2'])
  })

  test('the metrics tell how much a group has not handled yet', async () => {
    const goOn = Promise.withResolvers<void>()
    const consumer = await consume(async (tx, event) => {
      await goOn.promise
      await writeEffect(tx, event)
    })
    const lag = async () =>
      new RegExp(`lag_messages{topic="${topic}",group="reader"} (\\d+)`).exec(await printMetrics())?.[1]
    const published = publishUntilTaken(bus, topic, [message('a', '1'), message('b', '2')])
    await eventually(async () => expect(await lag()).toBe('2'), { withinMs: 20_000 })
    goOn.resolve()
    await published
    await consumer.drain()
    expect(await lag()).toBe('0')
    await consumer.stop()
    expect(await lag()).toBeUndefined()
  })
}

/** What the relay does: tries until the bus has it. */
export async function publishUntilTaken(on: Bus, to: string, messages: BusMessage[]): Promise<void> {
  await eventually(() => on.publish(to, messages), { withinMs: 60_000 })
}

async function consume(handler: EventHandler, group = 'reader'): Promise<Consumer> {
  const handlers = { [SITE_CHANGED]: handler }
  const consumer = createConsumer({ database, bus, topic, group, handlers, attemptsMax: 3, log: silentLog })
  consumers.push(consumer)
  await consumer.start()
  return consumer
}

const effects = () =>
  database.sql<{ key: string; place: string }[]>`select key, place from effects order by n`

async function placesOf(key: string): Promise<number[]> {
  return (await effects()).filter((row) => row.key === key).map((row) => Number(row.place))
}
