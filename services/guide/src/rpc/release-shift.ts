import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type ReleaseShiftRequest,
  type ReleaseShiftResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId, readText } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { leaveShift } from '../claiming/leave-shift.ts'
import { freeSoon } from '../claiming/with-holds.ts'
import type { Context } from '../context.ts'
import { lockOwnClaim } from '../db/claims.ts'
import { lockShift } from '../db/shifts.ts'
import { type Claim, refuseLateRelease } from '../domain/claim.ts'
import { shiftFacts } from '../events/shift-events.ts'
import { shiftMessage } from '../wire/shift.ts'

export async function releaseShift(
  { db, clock, rules, time }: Context,
  request: ReleaseShiftRequest,
  call: HandlerContext,
): Promise<ReleaseShiftResponse> {
  const { personId } = requireActor(call)
  const shiftId = readId('shiftId', request.shiftId)
  const reason = readText('reason', request.reason, { lengthMax: 300 })
  const method = GuideService.method.releaseShift
  let released: Claim | undefined
  const response = await once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const before = (await lockShift(tx, shiftId)) ?? refuse('NOT_FOUND', { what: 'shift' })
    const claim = (await lockOwnClaim(tx, shiftId, personId)) ?? refuse('NOT_FOUND', { what: 'claim' })
    const now = clock()
    refuseLateRelease(claim, now, rules.releaseDeadlineMinutes)
    const left = await leaveShift(tx, { shift: before, claim }, { at: now, cause: 'GUIDE', reason })
    await appendToOutbox(tx, shiftId, shiftFacts(left.shift, [left.claim]))
    released = left.claim
    return { shift: shiftMessage(left.shift, rules, now) }
  })
  if (released) await freeSoon(time, released, true)
  return response
}
