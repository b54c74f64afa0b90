import { hash } from 'node:crypto'
import {
  create,
  type DescMessage,
  type DescMethodUnary,
  fromBinary,
  fromJson,
  type JsonValue,
  type MessageInitShape,
  type MessageShape,
  toBinary,
  toJson,
} from '@bufbuild/protobuf'
import { RefusalSchema } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { must } from './assert.ts'
import { type Db, sqlOf, type Tx, transaction } from './database.ts'
import { checkKey } from './idempotency-key.ts'
import { fromRefusal, type RefusalName, Refused, toRefusal } from './refusal.ts'

export interface Intent<I extends DescMessage, O extends DescMessage> {
  personId: string
  /** Such as `VenueService.method.publishSession`: names the operation and says how to keep its answer. */
  method: DescMethodUnary<I, O>
  /** Drawn by the client per intent, 1–128 characters. */
  key: string
  request: MessageShape<I>
}

// These may be answered otherwise a moment later, so a key must not be bound to them.
const NOT_KEPT: ReadonlySet<RefusalName> = new Set(['SIGN_IN_REQUIRED', 'BUSY'])

/**
 * Answers one intent once: runs `work` in a transaction and keeps its answer, or its refusal, under the key in the same
 * transaction; a known key gets what is kept. A refused `work` leaves no other trace. Refuses INVALID_INPUT and IDEMPOTENCY_MISMATCH.
 */
export async function once<I extends DescMessage, O extends DescMessage>(
  db: Db,
  intent: Intent<I, O>,
  work: (tx: Tx) => Promise<MessageInitShape<O>>,
): Promise<MessageShape<O>> {
  checkKey(intent.key)
  const hash = requestHash(intent.method.input, intent.request)
  const outcome = await transaction(db, async (tx) => {
    const isFirst = await claimKey(tx, intent, hash)
    return isFirst ? answerFirst(tx, intent, work) : answerAgain(tx, intent, hash)
  })
  if (outcome instanceof Refused) throw outcome
  return outcome
}

/** Whether an answer binds its key: a refusal that may be another a moment later does not. */
export function isKept(answer: unknown): boolean {
  return !(answer instanceof Refused && NOT_KEPT.has(answer.code))
}

/** SHA-256 of a request, in hex: tells whether a key comes back with another request. */
export function requestHash<I extends DescMessage>(schema: I, request: MessageShape<I>): string {
  return hash('sha256', toBinary(schema, request), 'hex')
}

/** False when the key is known. Waits for a transaction that is answering the same key. */
async function claimKey(tx: Tx, { personId, method, key }: Intent<DescMessage, DescMessage>, hash: string) {
  const claimed = await sqlOf(tx)`
    insert into idempotency (person_id, operation, key, request_hash)
    values (${personId}, ${method.name}, ${key}, ${hash})
    on conflict do nothing`
  return claimed.count === 1
}

async function answerFirst<I extends DescMessage, O extends DescMessage>(
  tx: Tx,
  { personId, method, key }: Intent<I, O>,
  work: (tx: Tx) => Promise<MessageInitShape<O>>,
): Promise<MessageShape<O> | Refused> {
  let response: MessageShape<O> | undefined
  let refused: Refused | undefined
  try {
    response = create(method.output, await tx.transaction(work))
  } catch (error) {
    if (!(error instanceof Refused) || !isKept(error)) throw error
    refused = error
  }
  const sql = sqlOf(tx)
  await sql`
    update idempotency
    set response = ${response ? toBinary(method.output, response) : null},
        refusal = ${refused ? sql.json(toJson(RefusalSchema, toRefusal(refused))) : null}
    where person_id = ${personId} and operation = ${method.name} and key = ${key}`
  return must(response ?? refused)
}

async function answerAgain<I extends DescMessage, O extends DescMessage>(
  tx: Tx,
  { personId, method, key }: Intent<I, O>,
  hash: string,
): Promise<MessageShape<O> | Refused> {
  const rows = await sqlOf(tx)<
    { requestHash: string; response: Uint8Array | null; refusal: JsonValue | null }[]
  >`
    select request_hash as "requestHash", response, refusal from idempotency
    where person_id = ${personId} and operation = ${method.name} and key = ${key}`
  const kept = must(rows[0])
  if (kept.requestHash !== hash) return new Refused('IDEMPOTENCY_MISMATCH')
  if (kept.refusal !== null) return fromRefusal(fromJson(RefusalSchema, kept.refusal))
  return fromBinary(method.output, must(kept.response))
}
