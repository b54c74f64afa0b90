import { createRegistry, type DescFile } from '@bufbuild/protobuf'
import type { ConnectRouter, Interceptor } from '@connectrpc/connect'
import { actorInterceptor, createActorTokens } from './actor.ts'
import { assert, must } from './assert.ts'
import type { Bus } from './bus/bus.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Database, Tx } from './database.ts'
import {
  type DeadLetter,
  listDeadLetters,
  OUTBOX_LETTERS,
  replayDeadLetter,
  sendDeadLetter,
} from './dead-letters.ts'
import type { EventHandler } from './event-handler.ts'
import { type Consumer, createConsumer } from './inbox.ts'
import { type Job, startJobs } from './jobs.ts'
import type { KeepingTimes } from './keeping-config.ts'
import type { Log } from './log.ts'
import { createLog } from './log.ts'
import type { EventDraft } from './outbox.ts'
import { runtimePurge } from './purge.ts'
import { refusalInterceptor } from './refusal.ts'
import { createRelay } from './relay.ts'
import { republish } from './republish.ts'
import { serverInterceptors } from './rpc-interceptors.ts'
import { watchService } from './service-metrics.ts'
import { type Readiness, readServiceState, readyParts } from './service-state.ts'

export interface ServiceConfig {
  databaseUrl: string
  /** Shared by the gateway and all services; at least 32 characters. */
  actorKey: string
  databaseConnectionsMax: number
  /** Of the runtime's tables; absent: as `KEEPING_TIMES` says. */
  keeping?: KeepingTimes
}

export interface ServiceOverrides {
  bus: Bus
  log?: Log
  clock?: Clock
}

export interface ServiceDefinition {
  /** `booking`: the consumer group, and the CloudEvents source `xingzhi/booking`. */
  name: string
  /** `xingzhi.booking.v1` */
  topic: string
  /** The protobuf files whose messages this service tells. */
  eventFiles: DescFile[]
  routes(router: ConnectRouter): void
  /** Handlers by topic and by the message's full name. */
  listens: Record<string, Record<string, EventHandler>>
  jobs: Job[]
  /** All facts as they stand, read in the transaction that sends them. */
  republish(tx: Tx): AsyncIterable<{ key: string; events: EventDraft[] }>
  start?(): Promise<void>
  /** Before the database closes. */
  stop?(): Promise<void>
  /** What the service itself has under way. */
  drain?(): Promise<void>
}

export interface Service {
  name: string
  routes(router: ConnectRouter): void
  interceptors: Interceptor[]
  /** Consumers, relay, jobs. Create all services that share a local bus before the first starts. */
  start(): Promise<void>
  /** Lets what is in hand end, then closes the database; a second call waits for the first. */
  stop(): Promise<void>
  /** Resolves when the outbox is empty and every event published so far is handled. */
  drain(): Promise<void>
  ready(): Promise<Readiness[]>
  /** Tells all facts again; resolves with their number once they are in the outbox. */
  republish(): Promise<number>
  /** Puts every dead letter, or those with these ids, through its handler again, or back into the outbox; the ids of those that failed once more stay. */
  replayDeadLetters(ids?: number[]): Promise<{ replayed: number; failed: number[] }>
}

/** Puts the parts of a service together. The database is open and migrated, and becomes the service's to close. */
export function assembleService(
  database: Database,
  config: Pick<ServiceConfig, 'actorKey' | 'keeping'>,
  overrides: ServiceOverrides,
  definition: ServiceDefinition,
): Service {
  const { name, topic, eventFiles, listens } = definition
  const { bus, clock = systemClock, log = createLog({ name }) } = overrides
  const relay = createRelay({ database, bus, topic, eventFiles, source: `xingzhi/${name}`, log })
  const consumers = Object.entries(listens).map(([from, handlers]) =>
    createConsumer({ database, bus, topic: from, group: name, handlers, log }),
  )
  const jobs = [runtimePurge(database.db, clock, config.keeping), ...definition.jobs]
  let stopJobs = async () => {}
  let unwatch = () => {}
  let stopped: Promise<void> | undefined

  async function stop(): Promise<void> {
    unwatch()
    await stopJobs()
    await Promise.all(consumers.map((consumer) => consumer.stop()))
    await definition.stop?.()
    await relay.stop()
    await database.close()
  }

  return {
    name,
    routes: definition.routes,
    interceptors: [
      ...serverInterceptors(log),
      refusalInterceptor(),
      actorInterceptor(createActorTokens(config.actorKey, clock)),
    ],
    async start() {
      assert(!stopped, `${name} was stopped`)
      await definition.start?.()
      await Promise.all(consumers.map((consumer) => consumer.start()))
      relay.start()
      stopJobs = startJobs(jobs, log)
      unwatch = watchService(name, () => readServiceState(database))
    },
    stop: () => (stopped ??= stop()),
    drain: () => drain(consumers, relay.drain, definition.drain),
    ready: () => readyParts(name, database.sql, bus),
    republish: () => republish(database.db, definition.republish),
    replayDeadLetters: (ids) => replayAll(database, definition, ids),
  }
}

async function drain(consumers: Consumer[], drainRelay: () => Promise<void>, drainOwn?: () => Promise<void>) {
  await drainOwn?.()
  await drainRelay()
  await Promise.all(consumers.map((consumer) => consumer.drain()))
  // What was consumed may have told something in turn.
  await drainOwn?.()
  await drainRelay()
}

async function replayAll({ db }: Database, { listens, eventFiles }: ServiceDefinition, ids?: number[]) {
  const registry = createRegistry(...eventFiles)
  const replay = (letter: DeadLetter) => {
    if (letter.consumer === OUTBOX_LETTERS) return sendDeadLetter(db, letter, registry)
    const handler = must(listens[letter.topic]?.[letter.type], `nobody handles ${letter.type} any more`)
    return replayDeadLetter(db, letter, handler)
  }
  const failed: number[] = []
  const letters = await listDeadLetters(db, ids)
  for (const letter of letters) {
    try {
      await replay(letter)
    } catch {
      failed.push(letter.id)
    }
  }
  return { replayed: letters.length - failed.length, failed }
}
