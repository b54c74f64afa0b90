import type { Log } from '@xingzhi/runtime/log'
import type { Redis } from 'ioredis'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import { rateLimitedTotal } from '../metrics.ts'
import { openRedis } from '../redis/open-redis.ts'

/** What is counted, in its window. An address can be a whole carrier's, so it gets room for many people. */
const LIMITS = {
  requestsOfPerson: { points: 600, windowSeconds: 60 },
  requestsOfAddress: { points: 12_000, windowSeconds: 60 },
  reservationsOfPerson: { points: 60, windowSeconds: 60 },
  signInsOfAddress: { points: 600, windowSeconds: 300 },
} as const

export type Limited = keyof typeof LIMITS

export interface RateLimits {
  /** Counts one; undefined while within the limit, else how long to wait. */
  count(what: Limited, whose: string): Promise<{ retryAfterSeconds: number; limit: number } | undefined>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Off, for load tests. */
export const noRateLimits: RateLimits = {
  count: async () => undefined,
  start: async () => {},
  stop: async () => {},
}

/** Limits that all gateways share through Redis; while it is away, and without one, each gateway counts for itself. */
export function createRateLimits(redisUrl: string | undefined, log: Log): RateLimits {
  const redis = redisUrl === undefined ? undefined : connectTo(redisUrl, log)
  const limiters = new Map<Limited, RateLimiterAbstract>()
  for (const [what, { points, windowSeconds }] of Object.entries(LIMITS)) {
    rateLimitedTotal.inc({ limit: what }, 0)
    const options = { keyPrefix: `xingzhi:limit:${what}`, points, duration: windowSeconds }
    const alone = new RateLimiterMemory(options)
    const limiter =
      redis === undefined
        ? alone
        : new RateLimiterRedis({
            ...options,
            storeClient: redis,
            insuranceLimiter: alone,
            rejectIfRedisNotReady: true,
            inMemoryBlockOnConsumed: points + 1,
          })
    limiters.set(what as Limited, limiter)
  }
  return {
    async count(what, whose) {
      try {
        await limiters.get(what)?.consume(whose)
        return undefined
      } catch (rejected) {
        if (!(rejected instanceof RateLimiterRes)) throw rejected
        rateLimitedTotal.inc({ limit: what })
        return { retryAfterSeconds: Math.ceil(rejected.msBeforeNext / 1000), limit: LIMITS[what].points }
      }
    },
    async start() {
      await redis?.connect().catch(() => {})
    },
    async stop() {
      redis?.disconnect()
    },
  }
}

/** Whose limit an address counts towards: an IPv6 customer has a whole /64. */
export function addressForLimits(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  return address.split(':').slice(0, 4).join(':')
}

function connectTo(url: string, log: Log): Redis {
  const redis = openRedis(url)
  redis.on('error', (error) => log.warn({ err: error }, 'redis is away: limits are counted by each gateway'))
  return redis
}
