import { fromBinary, toBinary } from '@bufbuild/protobuf'
import { SlotSchema } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Log } from '@xingzhi/runtime/log'
import { Redis } from 'ioredis'
import type { LiveListener, LivePort } from './port.ts'

const CHANNEL = 'xingzhi:slot-changed'
const RETRY_MAX_MS = 2_000

/** Live updates over Redis pub/sub: every gateway hears what any of them publishes. Without Redis they pause, and nothing else does. */
export function createRedisLive(url: string, log: Log): LivePort {
  const settings = {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    retryStrategy: (attempt: number) => Math.min(RETRY_MAX_MS, 50 * 2 ** attempt),
  }
  const publisher = new Redis(url, settings)
  const subscriber = new Redis(url, { ...settings, autoResubscribe: false })
  const listeners = new Set<LiveListener>()
  let isSubscribed = false

  for (const connection of [publisher, subscriber]) {
    connection.on('error', (error) => log.warn({ err: error }, 'redis is away'))
  }
  subscriber.on('messageBuffer', (_channel: Buffer, message: Buffer) => {
    const slot = fromBinary(SlotSchema, message)
    for (const listener of listeners) listener.changed(slot)
  })
  subscriber.on('ready', async () => {
    try {
      await subscriber.subscribe(CHANNEL)
      isSubscribed = true
      for (const listener of listeners) listener.missed()
    } catch (error) {
      // The connection broke again; the next `ready` subscribes anew.
      log.warn({ err: error }, 'could not subscribe to live updates')
    }
  })
  subscriber.on('close', () => {
    isSubscribed = false
  })

  return {
    async publish(slot) {
      await publisher.publish(CHANNEL, Buffer.from(toBinary(SlotSchema, slot)))
    },
    async listen(listener) {
      listeners.add(listener)
      if (listeners.size > 1) return
      await Promise.allSettled([publisher.connect(), subscriber.connect()])
    },
    ready: () => isSubscribed && publisher.status === 'ready',
    async stop() {
      listeners.clear()
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
