import kafkajs, { type Admin, type Kafka, type Producer } from 'kafkajs'
import type { Log } from '../log.ts'
import type { Bus, BusMessage, BusSubscriber } from './bus.ts'
import { joinGroup } from './kafka-group.ts'
import { toRecord } from './kafka-record.ts'

// This file is kafkajs's only importer: its neighbours get the types from here.
export type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage, Message } from 'kafkajs'

export interface KafkaBusOptions {
  /** `host:port`, more of them with commas between. */
  brokers: string
  /** The process: `booking`. */
  clientId: string
  log: Log
  /** Of topics that this process makes. Default 6: the most that a group can do at once. */
  partitionCount?: number
  replicationFactor?: number
  /** How long the broker keeps events; inboxes have to remember as long. Default 7 days. */
  retentionDays?: number
}

const CHUNK_MAX_BYTES = 700_000
const READY_WITHIN_MS = 1_500
const DAY_MS = 86_400_000

/** The bus over Apache Kafka. Nothing fails because the broker is away but `publish`, which its caller repeats. */
export function createKafkaBus(options: KafkaBusOptions): Bus {
  const kafka = connectTo(options)
  const subscribers = new Set<BusSubscriber>()
  const topics = new Map<string, Promise<void>>()
  let producer: Promise<Producer> | undefined
  let admin: Promise<Admin> | undefined

  const openAdmin = () => {
    admin ??= connected(kafka.admin())
    admin.catch(() => {
      admin = undefined
    })
    return admin
  }
  const openProducer = () => {
    producer ??= connected(
      kafka.producer({
        idempotent: true,
        maxInFlightRequests: 1,
        allowAutoTopicCreation: false,
        createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      }),
    )
    return producer
  }
  const ensureTopic = (topic: string) => {
    const made = topics.get(topic) ?? openAdmin().then((open) => makeTopic(open, topic, options))
    topics.set(topic, made)
    made.catch(() => topics.delete(topic))
    return made
  }

  return {
    // Kafka keeps what a group has not read yet, whether the group is there or not.
    expect() {},
    async publish(topic, messages) {
      await ensureTopic(topic)
      try {
        const open = await openProducer()
        for (const chunk of chunksOf(messages)) {
          await open.send({ topic, acks: -1, messages: chunk.map(toRecord) })
        }
      } catch (error) {
        // An idempotent producer that failed has lost count of its sequence: the next attempt takes a new one.
        const failed = producer
        producer = undefined
        await failed?.then((open) => open.disconnect()).catch(() => {})
        throw error
      }
    },
    async subscribe(subscription) {
      const membership = joinGroup({ kafka, subscription, ensureTopic, openAdmin, log: options.log })
      const subscriber = {
        ...membership,
        async stop() {
          subscribers.delete(subscriber)
          await membership.stop()
        },
      }
      subscribers.add(subscriber)
      return subscriber
    },
    async ready() {
      const answer = openAdmin().then((open) => open.describeCluster())
      return Promise.race([
        answer.then(
          () => true,
          () => false,
        ),
        late(),
      ])
    },
    async close() {
      await Promise.all([...subscribers].map((subscriber) => subscriber.stop()))
      await producer?.then((open) => open.disconnect()).catch(() => {})
      await admin?.then((open) => open.disconnect()).catch(() => {})
    },
  }
}

function connectTo({ brokers, clientId, log }: KafkaBusOptions): Kafka {
  return new kafkajs.Kafka({
    clientId,
    brokers: brokers.split(','),
    connectionTimeout: 3_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    logLevel: kafkajs.logLevel.WARN,
    // The broker's absence is told by those who miss it: the relay, the group, readiness.
    logCreator:
      () =>
      ({ namespace, log: { message } }) =>
        log.debug({ part: namespace }, message),
  })
}

async function connected<C extends Admin | Producer>(client: C): Promise<C> {
  await client.connect()
  return client
}

async function makeTopic(admin: Admin, topic: string, options: KafkaBusOptions): Promise<void> {
  const retentionMs = (options.retentionDays ?? 7) * DAY_MS
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      {
        topic,
        numPartitions: options.partitionCount ?? 6,
        replicationFactor: options.replicationFactor ?? 1,
        configEntries: [{ name: 'retention.ms', value: String(retentionMs) }],
      },
    ],
  })
}

/** Pieces in order that stay below what a broker takes as one batch. */
function* chunksOf(messages: BusMessage[]): Iterable<BusMessage[]> {
  let chunk: BusMessage[] = []
  let bytes = 0
  for (const message of messages) {
    if (chunk.length > 0 && bytes + message.payload.length > CHUNK_MAX_BYTES) {
      yield chunk
      chunk = []
      bytes = 0
    }
    chunk.push(message)
    // The attributes travel too.
    bytes += message.payload.length + 400
  }
  if (chunk.length > 0) yield chunk
}

function late(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), READY_WITHIN_MS).unref())
}
