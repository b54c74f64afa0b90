import { hash } from 'node:crypto'
import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  ReserveItem,
  ReserveRequest,
  ReserveResponseSchema,
  ReserveVerdictSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { Refusal } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { isId } from '@xingzhi/runtime/ids'
import { refuseInput } from '@xingzhi/runtime/read-input'
import { type RefusalFacts, type RefusalName, Refused, toRefusal } from '@xingzhi/runtime/refusal'
import { currentTraceparent } from '@xingzhi/runtime/telemetry'
import type { Context } from '../context.ts'
import { toReservation } from '../wire/reservation.ts'

type Verdict = MessageInitShape<typeof ReserveVerdictSchema>

const ITEMS_MAX = 512
const KEY_MAX_LENGTH = 128
const CONTROL_CHARACTER = /\p{Cc}/u

/** Takes places for many people at once: each item gets its own verdict. An outage fails the call as a whole. */
export async function reserve(
  context: Context,
  { items }: ReserveRequest,
): Promise<MessageInitShape<typeof ReserveResponseSchema>> {
  if (items.length > ITEMS_MAX) refuseInput('items', 'too_large', ITEMS_MAX)
  return { verdicts: await Promise.all(items.map((item) => judge(context, item))) }
}

/** Runs up to the queue without a pause, so that items are served in their order. */
async function judge(context: Context, item: ReserveItem): Promise<Verdict> {
  const { rules, tokens, combiner } = context
  const actor = tokens.verify(item.actorToken)
  if (!actor) return refused(refusal('SIGN_IN_REQUIRED'))
  const problem = problemOfKey(item.idempotencyKey)
  if (problem) return refused(problem)

  const verdict = await combiner.take({
    personId: actor.personId,
    slotId: isId(item.slotId) ? item.slotId : null,
    partySize: item.partySize,
    key: item.idempotencyKey,
    requestHash: hash('sha256', `${item.slotId} ${item.partySize}`, 'base64url'),
    refusal: problemOf(item, rules.partySizeMax),
    traceparent: currentTraceparent(),
  })
  if (!verdict) return refused(refusal('BUSY'))
  if (verdict.case === 'refusal') return refused(verdict.value)
  return { verdict: { case: 'reservation', value: toReservation(verdict.value, rules) } }
}

/** Nothing can be kept under such a key. */
function problemOfKey(key: string): Refusal | undefined {
  const field = 'idempotencyKey'
  if (key === '') return refusal('INVALID_INPUT', { field, problem: 'required' })
  if (key.length > KEY_MAX_LENGTH) {
    return refusal('INVALID_INPUT', { field, problem: 'too_long', limit: KEY_MAX_LENGTH })
  }
  return CONTROL_CHARACTER.test(key) ? refusal('INVALID_INPUT', { field, problem: 'malformed' }) : undefined
}

function problemOf({ slotId, partySize }: ReserveItem, partySizeMax: number): Refusal | undefined {
  if (!isId(slotId)) return refusal('INVALID_INPUT', { field: 'slotId', problem: 'malformed' })
  if (partySize < 1) {
    return refusal('INVALID_INPUT', { field: 'partySize', problem: 'too_small', limit: 1 })
  }
  return partySize > partySizeMax
    ? refusal('INVALID_INPUT', { field: 'partySize', problem: 'too_large', limit: partySizeMax })
    : undefined
}

const refusal = (code: RefusalName, facts?: RefusalFacts) => toRefusal(new Refused(code, facts))
const refused = (value: Refusal): Verdict => ({ verdict: { case: 'refusal', value } })
