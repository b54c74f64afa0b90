import { must } from '../assert.ts'
import type { Log } from '../log.ts'
import { pauseFor } from '../pause.ts'
import type { BusSubscriber, BusSubscription } from './bus.ts'
import { deliverAll, SLICE_MAX } from './deliver.ts'
import type { Admin, Consumer, EachBatchPayload, Kafka } from './kafka-client.ts'
import { fromRecord } from './kafka-record.ts'

interface Membership {
  kafka: Kafka
  subscription: BusSubscription
  ensureTopic(topic: string): Promise<void>
  openAdmin(): Promise<Admin>
  log: Log
}

// The least that brokers take by default: so long a member that was killed keeps its partitions.
const SESSION_TIMEOUT_MS = 6_000
const HEARTBEAT_MS = 1_000
const FETCH_WAIT_MS = 500
const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000 }
const PARTITIONS_AT_ONCE = 3
const PAUSE_FIRST_MS = 100
const PAUSE_MAX_MS = 1_000
const DRAIN_POLL_MS = 20

/** Reads a topic for a group until stopped: joins anew, after a growing pause, whenever Kafka went away or threw it out. */
export function joinGroup(membership: Membership): BusSubscriber {
  const stopping = new AbortController()
  const { topic, group } = membership.subscription
  const groupId = groupIdOf(membership.subscription)

  async function stay(): Promise<void> {
    let pauseMs = PAUSE_FIRST_MS
    while (!stopping.signal.aborted) {
      try {
        await membership.ensureTopic(topic)
        await readUntilCrash(membership, stopping.signal, () => {
          pauseMs = PAUSE_FIRST_MS
        })
      } catch (error) {
        membership.log.warn({ err: error, topic, group }, 'the broker is away')
      }
      await pauseFor(pauseMs, stopping.signal)
      pauseMs = Math.min(PAUSE_MAX_MS, pauseMs * 2)
    }
  }

  const staying = stay()
  return {
    async stop() {
      stopping.abort()
      await staying
    },
    async drained() {
      // While the broker is away nobody knows, and the question is asked again.
      while (!stopping.signal.aborted && (await lagOf(membership, topic, groupId).catch(() => 1)) > 0) {
        await pauseFor(DRAIN_POLL_MS, stopping.signal)
      }
    },
    waiting: () => lagOf(membership, topic, groupId),
  }
}

/** One membership: resolves when stopped, rejects when it broke. */
async function readUntilCrash(
  membership: Membership,
  signal: AbortSignal,
  onJoined: () => void,
): Promise<void> {
  const consumer = membership.kafka.consumer({
    groupId: groupIdOf(membership.subscription),
    sessionTimeout: SESSION_TIMEOUT_MS,
    heartbeatInterval: HEARTBEAT_MS,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    allowAutoTopicCreation: false,
    // A member waits for its broker as long as it takes: a new one would wait for the old one's session to be over.
    // Every other end comes back here, so that there is one way to begin again.
    retry: { ...RETRY, retries: Number.MAX_SAFE_INTEGER, restartOnFailure: async () => false },
  })
  const ended = Promise.withResolvers<void>()
  const onStop = () => ended.resolve()
  signal.addEventListener('abort', onStop)
  consumer.on(consumer.events.GROUP_JOIN, onJoined)
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    membership.log.warn({ err: payload.error }, 'CRASH')
    ended.reject(payload.error)
  })
  try {
    await consumer.connect()
    await consumer.subscribe({ topic: membership.subscription.topic, fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => handleBatch(consumer, membership, payload, signal),
    })
    if (signal.aborted) ended.resolve()
    await ended.promise
  } finally {
    signal.removeEventListener('abort', onStop)
    await consumer.disconnect().catch(() => {})
  }
}

/** Slice after slice: effects, then the offset. Heartbeats go on while a handler works; a rebalance ends the batch where it is. */
async function handleBatch(
  consumer: Consumer,
  { subscription, log }: Membership,
  { batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload,
  stopping: AbortSignal,
): Promise<void> {
  const leaving = new AbortController()
  const signal = AbortSignal.any([stopping, leaving.signal])
  let heartbeatFailure: { error: unknown } | undefined
  const timer = setInterval(() => {
    heartbeat().catch((error: unknown) => {
      heartbeatFailure = { error }
      leaving.abort()
    })
  }, HEARTBEAT_MS)
  try {
    for (let at = 0; at < batch.messages.length; at += SLICE_MAX) {
      if (signal.aborted || !isRunning() || isStale()) break
      const records = batch.messages.slice(at, at + SLICE_MAX)
      const messages = records.map(fromRecord).filter((message) => message !== undefined)
      if (messages.length < records.length) log.warn({ topic: batch.topic }, 'records that are no events')
      if (!(await deliverAll(subscription, messages, signal))) break
      const last = must(records.at(-1)).offset
      resolveOffset(last)
      const offset = String(BigInt(last) + 1n)
      await consumer.commitOffsets([{ topic: batch.topic, partition: batch.partition, offset }])
    }
  } finally {
    clearInterval(timer)
  }
  if (heartbeatFailure) throw heartbeatFailure.error
}

// Members of one Kafka group must read the same topics, so each topic has a group of its own.
function groupIdOf({ group, topic }: BusSubscription): string {
  return `${group}.${topic}`
}

/** What a group has not read yet of what the broker still has. */
async function lagOf({ openAdmin }: Membership, topic: string, groupId: string): Promise<number> {
  const admin = await openAdmin()
  const ends = await admin.fetchTopicOffsets(topic)
  const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] })
  return ends.reduce((sum, { partition, high, low }) => {
    const offset = committed?.partitions.find((one) => one.partition === partition)?.offset ?? '-1'
    return sum + Math.max(0, Number(high) - Math.max(Number(low), Number(offset)))
  }, 0)
}
