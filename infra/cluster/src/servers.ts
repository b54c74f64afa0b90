import { join } from 'node:path'
import { startKafka } from '@xingzhi/kafka/kafka'
import type { SystemSettings } from '@xingzhi/local/config'
import { provideDatabases } from '@xingzhi/local/own-postgres'
import { type Startable, type Supervised, supervise } from '@xingzhi/local/supervise'
import { startRedis } from '@xingzhi/redis/redis'
import type { Log } from '@xingzhi/runtime/log'

/** What the processes of a cluster stand on. */
export interface Servers {
  /** By service. */
  databases: Record<string, string>
  kafka: string
  redis: string
}

/** Those that are ours and not somebody else's, in the order in which they are to be stopped. */
export interface OwnServers {
  kafka?: Supervised<Startable>
  redis?: Supervised<Startable>
  postgres?: Supervised<Startable>
}

/** Starts the servers that no setting names, side by side, and enters them into `own`. */
export async function provideServers(
  settings: SystemSettings,
  options: { log: Log; onStarted: () => void },
  own: OwnServers,
): Promise<Servers> {
  const [databases, kafka, redis] = await allOrFirstFailure([
    provideOwnDatabases(settings, options, own),
    settings.kafkaBrokers ?? provideOwnKafka(settings, options, own),
    settings.redisUrl ?? provideOwnRedis(settings, options, own),
  ])
  return { databases, kafka, redis }
}

async function provideOwnDatabases(
  settings: SystemSettings,
  options: { log: Log; onStarted: () => void },
  own: OwnServers,
) {
  const { urls, postgres } = await provideDatabases(settings, options)
  if (postgres !== undefined) own.postgres = postgres
  return urls
}

async function provideOwnKafka(
  { dataDir }: SystemSettings,
  options: { log: Log; onStarted: () => void },
  own: OwnServers,
) {
  const start = () => startKafka({ dir: join(dataDir, 'kafka'), log: options.log })
  const kafka = await supervise('kafka', start, options)
  own.kafka = kafka
  return kafka.current().brokers
}

async function provideOwnRedis(
  { dataDir }: SystemSettings,
  options: { log: Log; onStarted: () => void },
  own: OwnServers,
) {
  let port: number | undefined
  const start = async () => {
    const redis = await startRedis({ dir: join(dataDir, 'redis'), log: options.log, ...(port && { port }) })
    // Whoever knows its address finds it there again.
    port = Number(new URL(redis.url).port)
    return redis
  }
  const redis = await supervise('redis', start, options)
  own.redis = redis
  return redis.current().url
}

/** Waits for all, so that whatever did start can be stopped, and then throws what the first failure was. */
async function allOrFirstFailure<T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}
