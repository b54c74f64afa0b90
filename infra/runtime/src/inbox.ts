import type { Bus, BusMessage, BusSubscriber } from './bus/bus.ts'
import { type Database, isOutage, logOutage, sqlOf, type Tx, transaction } from './database.ts'
import { buryLetter } from './dead-letters.ts'
import type { EventHandler } from './event-handler.ts'
import type { Log } from './log.ts'
import { consumerFailures, deadLettersTotal, eventDelaySeconds } from './metrics.ts'
import { watchLag } from './service-metrics.ts'
import { SpanKind, withSpan } from './telemetry.ts'

export interface ConsumerOptions {
  database: Database
  bus: Bus
  topic: string
  /** The consumer's name: the group on the bus, and who an inbox row and a dead letter belong to. */
  group: string
  /** By the message's full name; other messages are passed over. */
  handlers: Record<string, EventHandler>
  log: Log
  /** Failures after which an event becomes a dead letter. Default 5. */
  attemptsMax?: number
}

export interface Consumer {
  start(): Promise<void>
  /** Resolves when everything published so far is handled or buried. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Gives each event of a topic its effect exactly once: event id and effect commit together. */
export function createConsumer(options: ConsumerOptions): Consumer {
  const { bus, topic, group, log } = options
  let subscriber: BusSubscriber | undefined
  let unwatch = () => {}
  bus.expect(topic, group)
  // From the start, so that the first failure is seen as a rise.
  for (const type of Object.keys(options.handlers)) {
    for (const total of [consumerFailures, deadLettersTotal]) total.inc({ consumer: group, type }, 0)
  }

  return {
    async start() {
      const subscribed = await bus.subscribe({
        topic,
        group,
        ...(options.attemptsMax && { attemptsMax: options.attemptsMax }),
        handle: (event) => handle(options, event),
        async onStuck(event, error, attempts) {
          await buryLetter(options.database.db, { topic, consumer: group, event, error, attempts })
          deadLettersTotal.inc({ consumer: group, type: event.type })
          log.error({ err: error, eventId: event.id, type: event.type, attempts }, 'an event was given up')
        },
      })
      subscriber = subscribed
      unwatch = watchLag(topic, group, subscribed.waiting)
    },
    drain: async () => subscriber?.drained(),
    async stop() {
      unwatch()
      await subscriber?.stop()
      subscriber = undefined
    },
  }
}

async function handle({ database, group, handlers, log }: ConsumerOptions, event: BusMessage): Promise<void> {
  const handler = handlers[event.type]
  if (!handler) return
  const span = { kind: SpanKind.CONSUMER, traceparent: event.traceparent, attributes: { consumer: group } }
  try {
    await withSpan(`handle ${event.type}`, span, () =>
      transaction(database.db, async (tx) => {
        if (await isNew(tx, event.id, group)) await handler(tx, event)
      }),
    )
    const labels = { consumer: group, type: event.type }
    eventDelaySeconds.observe(labels, Math.max(0, Date.now() - event.time.getTime()) / 1000)
  } catch (error) {
    consumerFailures.inc({ consumer: group, type: event.type })
    const facts = { eventId: event.id, type: event.type }
    if (isOutage(error)) logOutage(log, error, facts)
    else log.warn({ ...facts, err: error }, 'an event failed')
    throw error
  }
}

/** Remembers the event; false when it was remembered before. Waits for a transaction that is handling the same event. */
async function isNew(tx: Tx, eventId: string, consumer: string): Promise<boolean> {
  const remembered = await sqlOf(tx)`
    insert into inbox (event_id, consumer) values (${eventId}, ${consumer}) on conflict do nothing`
  return remembered.count === 1
}
