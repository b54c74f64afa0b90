import kafkajs, { type Admin, type Kafka, type Producer } from 'kafkajs'
import type { Log } from '../log.ts'

// This file is kafkajs's only importer: its neighbours get the types from here.
export type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage, Message, Producer } from 'kafkajs'

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

const DAY_MS = 86_400_000

/** Connects to nobody yet. */
export function connectTo({ brokers, clientId, log }: KafkaBusOptions): Kafka {
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

export function openAdmin(kafka: Kafka): Promise<Admin> {
  return connected(kafka.admin())
}

export function openProducer(kafka: Kafka): Promise<Producer> {
  return connected(
    kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    }),
  )
}

/** Makes a topic that is not there. */
export async function makeTopic(admin: Admin, topic: string, options: KafkaBusOptions): Promise<void> {
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

async function connected<C extends Admin | Producer>(client: C): Promise<C> {
  await client.connect()
  return client
}
