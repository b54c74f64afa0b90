import { type Timestamp, timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService, HoldTimeRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { transaction } from '@xingzhi/runtime/database'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { holdTime as hold } from '../db/calendar.ts'
import { readSubjectId, readTime } from '../wire/input.ts'

const TTL_MAX_SECONDS = 86_400
const SHIFT_MAX_MS = 86_400_000

/** Whoever reserves at the same time takes turns with it, by the person's lock: one of the two is refused. */
export function holdTime({ sql, clock }: Context): ServiceImpl<typeof BookingService>['holdTime'] {
  return async (request, call) => {
    const { personId } = requireRole(call, 'GUIDE')
    const time = { id: readSubjectId(request.holdId, 'holdId'), personId, ...readSpan(request) }
    readSubjectId(request.shiftId, 'shiftId')
    const ttlMs = readTtl(request.ttlSeconds) * 1_000
    const now = clock()
    const expiry = { now, expiresAt: new Date(now.getTime() + ttlMs) }
    const expiresAt = await transaction(sql, (tx) => hold(tx, time, expiry))
    return expiresAt ? { expiresAt: timestampFromDate(expiresAt) } : {}
  }
}

function readSpan(request: HoldTimeRequest): { startsAt: Date; endsAt: Date } {
  const startsAt = readNeeded(request.startsAt, 'startsAt')
  const endsAt = readNeeded(request.endsAt, 'endsAt')
  if (endsAt <= startsAt) {
    refuse('INVALID_INPUT', { field: 'endsAt', problem: 'too_small', limit: startsAt })
  }
  const latest = new Date(startsAt.getTime() + SHIFT_MAX_MS)
  if (endsAt > latest) refuse('INVALID_INPUT', { field: 'endsAt', problem: 'too_large', limit: latest })
  return { startsAt, endsAt }
}

function readNeeded(time: Timestamp | undefined, field: string): Date {
  return readTime(time, field) ?? refuse('INVALID_INPUT', { field, problem: 'required' })
}

function readTtl(seconds: number): number {
  const field = 'ttlSeconds'
  if (seconds < 1) refuse('INVALID_INPUT', { field, problem: 'too_small', limit: 1 })
  if (seconds > TTL_MAX_SECONDS) {
    refuse('INVALID_INPUT', { field, problem: 'too_large', limit: TTL_MAX_SECONDS })
  }
  return seconds
}
