import { hash } from 'node:crypto'
import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  ReserveItem,
  ReserveRequest,
  ReserveResponseSchema,
  ReserveVerdictSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { problemOfKey } from '@xingzhi/runtime/idempotency-key'
import { isId } from '@xingzhi/runtime/ids'
import { readCount, readLine, readMoment, refuseInput } from '@xingzhi/runtime/read-input'
import { type RefusalFacts, type RefusalName, Refused, toRefusal } from '@xingzhi/runtime/refusal'
import { currentTraceparent } from '@xingzhi/runtime/telemetry'
import type { Context } from '../context.ts'
import type { Slot } from '../domain/slot.ts'
import type { PlaceRequest } from '../reserve/reserve-batch.ts'
import { toReservation } from '../wire/reservation.ts'
import { toSlot } from '../wire/slot.ts'

interface Judged {
  verdict: MessageInitShape<typeof ReserveVerdictSchema>
  slot?: Slot | undefined
}

const ITEMS_MAX = 512
/** As route takes it. */
const MEETING_POINT = { lengthMax: 200, optional: true } as const

/** Takes places for many people at once: each item gets its own verdict. An outage fails the call as a whole. */
export async function reserve(
  context: Context,
  { items }: ReserveRequest,
): Promise<MessageInitShape<typeof ReserveResponseSchema>> {
  if (items.length > ITEMS_MAX) refuseInput('items', 'too_large', ITEMS_MAX)
  const judged = await Promise.all(items.map((item) => judge(context, item)))
  return {
    verdicts: judged.map(({ verdict }) => verdict),
    slots: newestOf(judged).map((slot) => toSlot(slot, context.rules)),
  }
}

/** The items of a call may be of different batches, each of which saw a slot as it stood then. */
function newestOf(judged: Judged[]): Slot[] {
  const newest = new Map<string, Slot>()
  for (const { slot } of judged) {
    if (slot && slot.version > (newest.get(slot.id)?.version ?? 0)) newest.set(slot.id, slot)
  }
  return [...newest.values()]
}

/** Runs up to the queue without a pause, so that items are served in their order. */
async function judge(context: Context, item: ReserveItem): Promise<Judged> {
  const { rules, tokens, combiner } = context
  const actor = tokens.verify(item.actorToken)
  if (!actor) return refused(refusal('SIGN_IN_REQUIRED'))
  const problem = problemOfKey(item.idempotencyKey)
  if (problem) return refused(refusal('INVALID_INPUT', problem))

  const verdict = await combiner.take({
    personId: actor.personId,
    slotId: isId(item.slotId) ? item.slotId : null,
    partySize: item.partySize,
    key: item.idempotencyKey,
    requestHash: requestHash(item),
    ...readWish(item, rules.partySizeMax),
    traceparent: currentTraceparent(),
  })
  if (!verdict) return refused(refusal('BUSY'))
  const { slot } = verdict
  if (verdict.case === 'refusal') return { ...refused(verdict.value), slot }
  const value = toReservation(verdict.value, rules)
  return { verdict: { verdict: { case: 'reservation', value } }, slot }
}

/** With what is wrong with it in itself: that is kept with its key. */
function readWish(
  { slotId, partySize, ...item }: ReserveItem,
  partySizeMax: number,
): Pick<PlaceRequest, 'expectedStartsAt' | 'expectedMeetingPoint' | 'refusal'> {
  try {
    if (!isId(slotId)) refuseInput('slotId', 'malformed')
    readCount('partySize', partySize, { min: 1, max: partySizeMax })
    const expectedStartsAt = readMoment('expectedStartsAt', item.expectedStartsAt)
    const { expectedMeetingPoint: place } = item
    // What the database cannot take would be in the way of the whole batch.
    const expectedMeetingPoint =
      place === undefined ? undefined : readLine('expectedMeetingPoint', place, MEETING_POINT)
    return { expectedStartsAt, expectedMeetingPoint, refusal: undefined }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { refusal: toRefusal(error) }
  }
}

/** Tells whether a key comes back with another wish: other places, or places under other facts. */
function requestHash({ slotId, partySize, expectedStartsAt, expectedMeetingPoint }: ReserveItem): string {
  const start = expectedStartsAt ? ` ${expectedStartsAt.seconds} ${expectedStartsAt.nanos}` : ''
  const meeting = expectedMeetingPoint === undefined ? '' : ` ${expectedMeetingPoint}`
  return hash('sha256', `${slotId} ${partySize}${start}${meeting}`, 'base64url')
}

const refusal = (code: RefusalName, facts?: RefusalFacts) => toRefusal(new Refused(code, facts))
const refused = (value: ReturnType<typeof refusal>): Judged => ({
  verdict: { verdict: { case: 'refusal', value } },
})
