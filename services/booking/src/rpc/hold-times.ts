import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type {
  HoldTimesItem,
  HoldTimesRequest,
  HoldTimesResponseSchema,
  HoldTimesVerdictSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { ActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { transaction } from '@xingzhi/runtime/database'
import { refuseInput } from '@xingzhi/runtime/read-input'
import { Refused, refuse, toRefusal } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { holdTimes as hold, type TimedHold } from '../db/hold-times.ts'
import { readHold } from '../wire/hold.ts'

type Verdict = MessageInitShape<typeof HoldTimesVerdictSchema>

const ITEMS_MAX = 512

/** HoldTime for many people in one transaction. */
export async function holdTimes(
  { db, clock, tokens }: Context,
  { items }: HoldTimesRequest,
): Promise<MessageInitShape<typeof HoldTimesResponseSchema>> {
  if (items.length > ITEMS_MAX) refuseInput('items', 'too_large', ITEMS_MAX)
  const now = clock()
  const read = items.map((item) => readItem(tokens, item, now))
  const wanted = read.filter((one): one is TimedHold => !(one instanceof Refused))
  const held = wanted.length > 0 ? await transaction(db, (tx) => hold(tx, wanted, now)) : []
  const answers = new Map(wanted.map((one, at) => [one, must(held[at])]))
  return {
    verdicts: read.map((one) => verdictOf(one instanceof Refused ? one : must(answers.get(one)))),
  }
}

function readItem(tokens: ActorTokens, { actorToken, hold }: HoldTimesItem, now: Date): TimedHold | Refused {
  try {
    const actor = tokens.verify(actorToken) ?? refuse('SIGN_IN_REQUIRED')
    if (!actor.roles.includes('GUIDE')) refuse('FORBIDDEN')
    return readHold(hold ?? refuseInput('hold', 'required'), actor.personId, now)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

function verdictOf(answer: Refused | { expiresAt: Date | null }): Verdict {
  if (answer instanceof Refused) return { verdict: { case: 'refusal', value: toRefusal(answer) } }
  const { expiresAt } = answer
  const value = expiresAt ? { expiresAt: timestampFromDate(expiresAt) } : {}
  return { verdict: { case: 'held', value } }
}
