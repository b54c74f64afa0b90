import { createHook } from 'node:async_hooks'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKafka } from '@xingzhi/kafka/kafka'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKafkaBus } from '../src/bus/kafka.ts'
import type { Kafka } from '../src/bus/kafka-client.ts'
import { newId } from '../src/ids.ts'
import { silentLog } from '../src/log.ts'
import { busContract, publishUntilTaken } from './bus-contract.ts'
import { message } from './facts.ts'

// The bus tells nobody who is a member.
const { Kafka: KafkaClient, logLevel } = createRequire(import.meta.url)('kafkajs')

const IDLE_MS = 3_000

let dir: string
let kafka: Awaited<ReturnType<typeof startKafka>>

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'xingzhi-kafka-'))
  kafka = await startKafka({ dir, log: silentLog })
})

afterAll(async () => {
  await kafka.stop()
  await rm(dir, { recursive: true, force: true })
})

const openBus = async () => createKafkaBus({ brokers: kafka.brokers, clientId: 'test', log: silentLog })

busContract(openBus)

test('a broker that is killed and comes back costs no message', async () => {
  const bus = await openBus()
  const topic = `test.${newId()}`
  const seen: string[] = []
  const subscriber = await bus.subscribe({
    topic,
    group: 'reader',
    handle: async (event) => {
      seen.push(event.id)
    },
    onStuck: async () => {},
  })
  const messages = Array.from({ length: 40 }, (_, i) => message('a', String(i)))
  for (const [i, one] of messages.entries()) {
    if (i === 20) {
      await kafka.kill()
      expect(await bus.ready()).toBe(false)
      kafka = await startKafka({ dir, log: silentLog })
    }
    await publishUntilTaken(bus, topic, [one])
  }
  await subscriber.drained()
  expect([...new Set(seen)]).toEqual(messages.map(({ id }) => id))
  expect(await bus.ready()).toBe(true)
  await bus.close()
})

// What patches/kafkajs+2.2.4.patch mends: a new member waited until the session of the one before was over.
test('who reads when the broker goes is the same member when it comes back', async () => {
  const bus = await openBus()
  const topic = `test.${newId()}`
  const subscriber = await bus.subscribe({
    topic,
    group: 'reader',
    handle: async () => {},
    onStuck: async () => {},
  })
  await publishUntilTaken(bus, topic, [message('a', '1')])
  await subscriber.drained()
  const before = await membersOf(`reader.${topic}`)
  expect(before).toHaveLength(1)
  await kafka.kill()
  // It gives up only after all its tries.
  await expect(bus.publish(topic, [message('a', '2')])).rejects.toThrow()
  kafka = await startKafka({ dir, log: silentLog })
  await publishUntilTaken(bus, topic, [message('a', '3')])
  await subscriber.drained()
  expect(await membersOf(`reader.${topic}`)).toEqual(before)
  await bus.close()
})

async function membersOf(groupId: string): Promise<string[]> {
  const client: Kafka = new KafkaClient({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING })
  const admin = client.admin()
  await admin.connect()
  const { groups } = await admin.describeGroups([groupId])
  await admin.disconnect()
  return groups.flatMap(({ members }) => members.map(({ memberId }) => memberId))
}

test('idle connections ask for no time: they set hardly a timer', async () => {
  const bus = await openBus()
  const topic = `test.${newId()}`
  await bus.publish(topic, [message('a', '1')])
  const subscriber = await bus.subscribe({
    topic,
    group: 'idle',
    handle: async () => {},
    onStuck: async () => {},
  })
  await subscriber.drained()
  let timers = 0
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'Timeout') timers += 1
    },
  }).enable()
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
  hook.disable()
  // A fetch waits at the broker and sets a few. kafkajs as it is published sets one in every millisecond.
  expect(timers).toBeLessThan(IDLE_MS / 20)
  await bus.close()
})
