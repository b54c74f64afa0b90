import { Redis, type RedisOptions } from 'ioredis'

/** No request waits longer for a Redis that does not answer; after that its connection counts as broken. */
const ANSWER_WITHIN_MS = 500
const CONNECT_WITHIN_MS = 1_000
const RETRY_MAX_MS = 2_000

/** A connection that is made by `connect`, and again whenever it breaks. Away, it refuses commands instead of queueing them. */
export function openRedis(url: string, options: Pick<RedisOptions, 'autoResubscribe'> = {}): Redis {
  return new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: ANSWER_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    connectTimeout: CONNECT_WITHIN_MS,
    retryStrategy: (attempt) => Math.min(RETRY_MAX_MS, 50 * 2 ** attempt),
    ...options,
  })
}
