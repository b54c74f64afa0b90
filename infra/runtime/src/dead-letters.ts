import { must } from './assert.ts'
import type { BusMessage } from './bus/bus.ts'
import { type Sql, transaction } from './database.ts'
import type { EventHandler } from './inbox.ts'

/** An event that a consumer gave up, kept whole so that it can be replayed. */
export interface DeadLetter {
  id: number
  topic: string
  consumer: string
  eventId: string
  type: string
  source: string
  time: Date
  key: string
  traceparent: string | null
  payload: Uint8Array
  error: string
  attempts: number
  at: Date
  replayedAt: Date | null
}

const LIST_MAX = 1_000
const ERROR_MAX_LENGTH = 2_000

/** Keeps an event that a consumer gave up, once, and remembers it so that it is not tried again when it is delivered anew. */
export async function buryLetter(
  sql: Sql,
  letter: { topic: string; consumer: string; event: BusMessage; error: unknown; attempts: number },
): Promise<void> {
  const { topic, consumer, event, attempts } = letter
  const error = String(letter.error instanceof Error ? letter.error.stack : letter.error).slice(
    0,
    ERROR_MAX_LENGTH,
  )
  await transaction(sql, async (tx) => {
    await tx`
      insert into dead_letters
        (topic, consumer, event_id, type, source, time, key, traceparent, payload, error, attempts)
      values (${topic}, ${consumer}, ${event.id}, ${event.type}, ${event.source}, ${event.time}, ${event.key},
        ${event.traceparent ?? null}, ${event.payload}, ${error}, ${attempts})
      on conflict do nothing`
    await tx`insert into inbox (event_id, consumer) values (${event.id}, ${consumer}) on conflict do nothing`
  })
}

/** The dead letters that were not replayed, the oldest first, at most 1,000. */
export async function listDeadLetters(sql: Sql): Promise<DeadLetter[]> {
  return sql<DeadLetter[]>`
    select id, topic, consumer, event_id as "eventId", type, source, time, key, traceparent, payload, error, attempts,
      at, replayed_at as "replayedAt"
    from dead_letters where replayed_at is null order by id limit ${LIST_MAX}`
}

/** Puts a dead letter through its handler again; its effect and the mark commit together. Throws what the handler throws. */
export async function replayDeadLetter(sql: Sql, letter: DeadLetter, handler: EventHandler): Promise<void> {
  const { eventId, traceparent, ...event } = letter
  await transaction(sql, async (tx) => {
    const marked = await tx`
      update dead_letters set replayed_at = now() where id = ${must(letter.id)} and replayed_at is null`
    if (marked.count === 1)
      await handler(tx, { ...event, id: eventId, traceparent: traceparent ?? undefined })
  })
}
