import type { Bus, BusMessage, BusSubscriber } from './bus.ts'
import {
  type Admin,
  connectTo,
  type KafkaBusOptions,
  makeTopic,
  openAdmin,
  openProducer,
  type Producer,
} from './kafka-client.ts'
import { joinGroup } from './kafka-group.ts'
import { toRecord } from './kafka-record.ts'

const CHUNK_MAX_BYTES = 700_000
const READY_WITHIN_MS = 1_500

/** The bus over Apache Kafka. Nothing fails because the broker is away but `publish`, which its caller repeats. */
export function createKafkaBus(options: KafkaBusOptions): Bus {
  const kafka = connectTo(options)
  const subscribers = new Set<BusSubscriber>()
  const topics = new Map<string, Promise<void>>()
  let producer: Promise<Producer> | undefined
  let admin: Promise<Admin> | undefined

  const theAdmin = () => {
    admin ??= openAdmin(kafka)
    admin.catch(() => {
      admin = undefined
    })
    return admin
  }
  const ensureTopic = (topic: string) => {
    const made = topics.get(topic) ?? theAdmin().then((open) => makeTopic(open, topic, options))
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
        producer ??= openProducer(kafka)
        const open = await producer
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
      const membership = joinGroup({
        kafka,
        subscription,
        ensureTopic,
        openAdmin: theAdmin,
        log: options.log,
      })
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
      const answer = theAdmin().then((open) => open.describeCluster())
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
