import {
  type DescMessage,
  fromBinary,
  fromJson,
  type JsonValue,
  type MessageShape,
  toBinary,
  toJson,
} from '@bufbuild/protobuf'
import { RefusalSchema } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { sql } from 'drizzle-orm'
import { must } from './assert.ts'
import type { Db, Tx } from './database.ts'
import { isKept } from './idempotency.ts'
import { fromRefusal, Refused, toRefusal } from './refusal.ts'
import { rowsOf } from './statement.ts'

// What `once` does for one intent, for a service that answers many at once.

/** An intent under its key; `hash` is the request's (`requestHash`). */
export interface KeyedIntent {
  personId: string
  key: string
  hash: string
}

interface Method<O extends DescMessage> {
  name: string
  output: O
}

interface Row {
  number: number
  hash: string
  response: Uint8Array | null
  refusal: JsonValue | null
}

/** The answers that are kept under known keys, by the intents' order; a key of another request has IDEMPOTENCY_MISMATCH. */
export async function readKept<O extends DescMessage>(
  db: Db,
  method: Method<O>,
  intents: readonly KeyedIntent[],
): Promise<(MessageShape<O> | Refused | undefined)[]> {
  const people = sql.param(intents.map(({ personId }) => personId))
  const keys = sql.param(intents.map(({ key }) => key))
  const rows = await rowsOf(
    db,
    sql<Row>`
      select asked.number::int, kept.request_hash as hash, kept.response, kept.refusal
      from unnest(${people}::uuid[], ${keys}::text[]) with ordinality as asked (person_id, key, number)
      cross join lateral (
        select request_hash, response, refusal from idempotency
        where person_id = asked.person_id and operation = ${method.name} and key = asked.key limit 1
      ) as kept`,
  )
  const answers: (MessageShape<O> | Refused | undefined)[] = intents.map(() => undefined)
  for (const { number, hash, response, refusal } of rows) {
    answers[number - 1] =
      hash !== must(intents[number - 1]).hash
        ? new Refused('IDEMPOTENCY_MISMATCH')
        : refusal === null
          ? fromBinary(method.output, must(response))
          : fromRefusal(fromJson(RefusalSchema, refusal))
  }
  return answers
}

/**
 * Keeps answers under their keys in the transaction that has their effects. False when one of the keys is known by now: then
 * nothing of it may be committed. Waits for a transaction that is answering one of them.
 */
export async function keepAnswers<O extends DescMessage>(
  tx: Tx,
  method: Method<O>,
  answered: readonly { intent: KeyedIntent; answer: MessageShape<O> | Refused }[],
): Promise<boolean> {
  // In one order, so that two who keep the same keys do not wait for each other.
  const rows = answered
    .filter(({ answer }) => isKept(answer))
    .map(({ intent, answer }) => ({
      ...intent,
      response: answer instanceof Refused ? null : hex(toBinary(method.output, answer)),
      refusal: answer instanceof Refused ? JSON.stringify(toJson(RefusalSchema, toRefusal(answer))) : null,
    }))
    .sort((one, other) => compare(one.personId, other.personId) || compare(one.key, other.key))
  if (rows.length === 0) return true
  const list = <Field extends keyof (typeof rows)[0]>(field: Field) =>
    sql.param(rows.map((row) => row[field]))
  const kept = await rowsOf(
    tx,
    sql`
      insert into idempotency (person_id, operation, key, request_hash, response, refusal)
      select person_id, ${method.name}, key, hash, decode(response, 'hex'), refusal
      from unnest(${list('personId')}::uuid[], ${list('key')}::text[], ${list('hash')}::text[],
        ${list('response')}::text[], ${list('refusal')}::jsonb[]) as new (person_id, key, hash, response, refusal)
      on conflict do nothing`,
  )
  return kept.count === rows.length
}

// The driver takes a list of bytes for bytes.
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
