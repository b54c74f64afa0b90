import type { Log } from '@xingzhi/runtime/log'
import { openRedis } from '../redis/open-redis.ts'
import { type PersonNews, readNews, writeNews } from './person-news.ts'
import type { LiveListener, LivePort } from './port.ts'
import { readUpdate, writeUpdate } from './written-update.ts'

const CHANNEL = 'xingzhi:slot-changed:v2'
const NEWS_CHANNEL = 'xingzhi:person-news:v1'
/** What happens within so long to whomever is one message. */
const NEWS_EVERY_MS = 20
/** On the slots' channel: something could not be published. */
const GAP = Buffer.alloc(0)

/** Live updates over Redis pub/sub: every gateway hears what any of them publishes. What cannot be published is heard by this gateway's pages alone. */
export function createRedisLive(url: string, log: Log): LivePort {
  const publisher = openRedis(url)
  const subscriber = openRedis(url, { autoResubscribe: false })
  const listeners = new Set<LiveListener>()
  let isSubscribed = false
  let hasGap = false
  let untold: PersonNews[] = []

  function hear(all: readonly PersonNews[]): void {
    for (const news of all) for (const listener of listeners) listener.happened?.(news)
  }

  async function tellAll(): Promise<void> {
    const all = untold
    untold = []
    try {
      await publisher.publish(NEWS_CHANNEL, writeNews(all))
    } catch {
      // What the others missed they are told to look for, as with slots.
      hasGap = true
      hear(all)
    }
  }

  for (const connection of [publisher, subscriber]) {
    connection.on('error', (error) => log.warn({ err: error }, 'redis is away'))
  }
  subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => {
    if (channel.toString() === NEWS_CHANNEL) {
      hear(readNews(message.toString()))
      return
    }
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
      await subscriber.subscribe(CHANNEL, NEWS_CHANNEL)
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
    async tell(news) {
      if (untold.push(news) === 1) setTimeout(tellAll, NEWS_EVERY_MS)
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
