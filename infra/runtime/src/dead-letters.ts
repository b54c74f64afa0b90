import type { Registry } from '@bufbuild/protobuf'
import { must } from './assert.ts'
import type { BusMessage } from './bus/bus.ts'
import { type Db, type SqlTx, sqlOf, type Tx, transaction } from './database.ts'
import type { EventHandler } from './event-handler.ts'
import { appendToOutbox, type EventDraft } from './outbox.ts'
import { encodeMessage } from './outbox-row.ts'

/** The consumer of dead letters that were never sent; their payload is the message's JSON. */
export const OUTBOX_LETTERS = 'outbox'

/** An event that a consumer gave up, or that could not be sent, kept whole so that it can be replayed. */
export interface DeadLetter {
  id: number
  topic: string
  /** Who gave it up; `OUTBOX_LETTERS`: the relay. */
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

interface Burial {
  topic: string
  consumer: string
  event: BusMessage
  error: unknown
  attempts: number
}

const LIST_MAX = 1_000
const ERROR_MAX_LENGTH = 2_000

/** Keeps an event that a consumer gave up, once, and remembers it so that it is not tried again when it is delivered anew. */
export async function buryLetter(db: Db, letter: Burial): Promise<void> {
  const { consumer, event } = letter
  await transaction(db, async (tx) => {
    await insertLetter(tx, letter)
    await sqlOf(
      tx,
    )`insert into inbox (event_id, consumer) values (${event.id}, ${consumer}) on conflict do nothing`
  })
}

export async function insertLetter(tx: Tx | SqlTx, letter: Burial): Promise<void> {
  const { topic, consumer, event, attempts } = letter
  const error = String(letter.error instanceof Error ? letter.error.stack : letter.error).slice(
    0,
    ERROR_MAX_LENGTH,
  )
  await sqlOf(tx)`
    insert into dead_letters
      (topic, consumer, event_id, type, source, time, key, traceparent, payload, error, attempts)
    values (${topic}, ${consumer}, ${event.id}, ${event.type}, ${event.source}, ${event.time}, ${event.key},
      ${event.traceparent ?? null}, ${event.payload}, ${error}, ${attempts})
    on conflict do nothing`
}

/** The dead letters that were not replayed, or those with these ids, the oldest first, at most 1,000. */
export async function listDeadLetters(db: Db, ids: number[] | null = null): Promise<DeadLetter[]> {
  return sqlOf(db)<DeadLetter[]>`
    select id, topic, consumer, event_id as "eventId", type, source, time, key, traceparent, payload, error, attempts,
      at, replayed_at as "replayedAt"
    from dead_letters where replayed_at is null and (${ids}::bigint[] is null or id = any(${ids}::bigint[]))
    order by id limit ${LIST_MAX}`
}

/** Counts dead letters as done without handling them; resolves with the ids of those that were not. */
export async function discardDeadLetters(db: Db, ids: number[]): Promise<number[]> {
  const rows = await sqlOf(db)<{ id: number }[]>`
    update dead_letters set replayed_at = now() where id = any(${ids}::bigint[]) and replayed_at is null
    returning id`
  return rows.map(({ id }) => id)
}

/** Puts a dead letter through its handler again; its effect and the mark commit together. Throws what the handler throws. */
export async function replayDeadLetter(db: Db, letter: DeadLetter, handler: EventHandler): Promise<void> {
  const { eventId, traceparent, ...event } = letter
  await transaction(db, async (tx) => {
    if (await markReplayed(tx, letter)) {
      await handler(tx, { ...event, id: eventId, traceparent: traceparent ?? undefined })
    }
  })
}

/** Puts what was never sent back into the outbox. Throws when it still cannot be sent. */
export async function sendDeadLetter(db: Db, letter: DeadLetter, registry: Registry): Promise<void> {
  const message = JSON.parse(new TextDecoder().decode(letter.payload)) as EventDraft
  encodeMessage({ ...message }, registry)
  await transaction(db, async (tx) => {
    if (await markReplayed(tx, letter)) await appendToOutbox(tx, letter.key, [message])
  })
}

/** False when somebody replayed it meanwhile. */
async function markReplayed(tx: Tx, { id }: DeadLetter): Promise<boolean> {
  const marked = await sqlOf(tx)`
    update dead_letters set replayed_at = now() where id = ${must(id)} and replayed_at is null`
  return marked.count === 1
}
