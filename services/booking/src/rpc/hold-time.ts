import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HandlerContext } from '@connectrpc/connect'
import type { HoldTimeRequest, HoldTimeResponseSchema } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import { readCount, readId, readMoment, refuseInput } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { holdTime as hold } from '../db/calendar.ts'

const TTL_MAX_SECONDS = 86_400
const SHIFT_MAX_MS = 86_400_000

/** Whoever reserves at the same time takes turns with it, by the person's lock: one of the two is refused. */
export async function holdTime(
  { db, clock }: Context,
  request: HoldTimeRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof HoldTimeResponseSchema>> {
  const { personId } = requireRole(call, 'GUIDE')
  const time = { id: readId('holdId', request.holdId), personId, ...readSpan(request) }
  readId('shiftId', request.shiftId)
  const ttlMs = readCount('ttlSeconds', request.ttlSeconds, { min: 1, max: TTL_MAX_SECONDS }) * 1_000
  const now = clock()
  const expiry = { now, expiresAt: new Date(now.getTime() + ttlMs) }
  const expiresAt = await transaction(db, (tx) => hold(tx, time, expiry))
  return expiresAt ? { expiresAt: timestampFromDate(expiresAt) } : {}
}

function readSpan(request: HoldTimeRequest): { startsAt: Date; endsAt: Date } {
  const startsAt = readMoment('startsAt', request.startsAt) ?? refuseInput('startsAt', 'required')
  const endsAt = readMoment('endsAt', request.endsAt) ?? refuseInput('endsAt', 'required')
  if (endsAt <= startsAt) refuseInput('endsAt', 'too_small', startsAt)
  const latest = new Date(startsAt.getTime() + SHIFT_MAX_MS)
  if (endsAt > latest) refuseInput('endsAt', 'too_large', latest)
  return { startsAt, endsAt }
}
