import type { HoldTimeRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { readCount, readId, readMoment, readText, refuseInput } from '@xingzhi/runtime/read-input'
import type { HeldTime } from '../db/calendar.ts'

const TTL_MAX_SECONDS = 86_400
const SHIFT_MAX_MS = 86_400_000
const REASON_LENGTH_MAX = 300

/** Whose time is wanted, each field checked, and until when it is held if no claim comes. */
export function readHold(
  request: HoldTimeRequest,
  personId: string,
  now: Date,
): HeldTime & { expiresAt: Date } {
  const id = readId('holdId', request.holdId)
  readId('shiftId', request.shiftId)
  const ttlMs = readCount('ttlSeconds', request.ttlSeconds, { min: 1, max: TTL_MAX_SECONDS }) * 1_000
  const expiresAt = new Date(now.getTime() + ttlMs)
  return { id, personId, ...readSpan(request), expiresAt, reason: readReason(request) }
}

/** An operator's words for the guide whose shift it becomes, or was; empty: there are none. */
export function readReason({ reason }: { reason: string }): string {
  return readText('reason', reason, { lengthMax: REASON_LENGTH_MAX, optional: true })
}

function readSpan(request: HoldTimeRequest): { startsAt: Date; endsAt: Date } {
  const startsAt = readMoment('startsAt', request.startsAt) ?? refuseInput('startsAt', 'required')
  const endsAt = readMoment('endsAt', request.endsAt) ?? refuseInput('endsAt', 'required')
  if (endsAt <= startsAt) refuseInput('endsAt', 'too_small', startsAt)
  const latest = new Date(startsAt.getTime() + SHIFT_MAX_MS)
  if (endsAt > latest) refuseInput('endsAt', 'too_large', latest)
  return { startsAt, endsAt }
}
