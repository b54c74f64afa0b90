import type { Log } from '@xingzhi/runtime/log'
import { openRedis } from '../redis/open-redis.ts'
import type { LiveListener, LivePort } from './port.ts'
import { readUpdate, writeUpdate } from './written-update.ts'

const CHANNEL = 'xingzhi:slot-changed:v2'
/** On the channel: something could not be published. */
const GAP = Buffer.alloc(0)

/** Live updates over Redis pub/sub: every gateway hears what any of them publishes. What cannot be published is heard by this gateway's pages alone. */
export function createRedisLive(url: string, log: Log): LivePort {
  const publisher = openRedis(url)
  const subscriber = openRedis(url, { autoResubscribe: false })
  const listeners = new Set<LiveListener>()
  let isSubscribed = false
  let hasGap = false

  for (const connection of [publisher, subscriber]) {
    connection.on('error', (error) => log.warn({ err: error }, 'redis is away'))
  }
  subscriber.on('messageBuffer', (_channel: Buffer, message: Buffer) => {
    if (message.length === 0) {
      for (const listener of listeners) listener.missed()
      return
    }
    const update = readUpdate(message)
    for (const listener of listeners) listener.changed(update)
  })
  // The others may have been subscribed all the while.
  publisher.on('ready', () => {
    if (!hasGap) return
    hasGap = false
    publisher.publish(CHANNEL, GAP).catch(() => {
      hasGap = true
    })
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
    async publish(update) {
      try {
        if (hasGap) {
          await publisher.publish(CHANNEL, GAP)
          hasGap = false
        }
        await publisher.publish(CHANNEL, writeUpdate(update))
      } catch (error) {
        if (!hasGap) log.warn({ err: error }, 'live updates do not reach other gateways')
        hasGap = true
        for (const listener of listeners) listener.changed(update)
      }
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
