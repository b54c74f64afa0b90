import type { HandlerContext } from '@connectrpc/connect'
import {
  type ClaimShiftRequest,
  type ClaimShiftResponse,
  GuideService,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { takeShift } from '../claiming/take-shift.ts'
import { withHolds } from '../claiming/with-holds.ts'
import type { Context } from '../context.ts'
import { lockPeople } from '../db/claims.ts'
import { lockShift } from '../db/shifts.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'

/** Locks the shift, then the person: two claims of one shift, or of one person, take turns. */
export async function claimShift(
  context: Context,
  request: ClaimShiftRequest,
  call: HandlerContext,
): Promise<ClaimShiftResponse> {
  const { personId } = requireActor(call)
  const shiftId = readId('shiftId', request.shiftId)
  const method = GuideService.method.claimShift
  const intent = { personId, method, key: request.idempotencyKey, request }
  return withHolds(context.time, (hold) =>
    once(context.db, intent, async (tx) => {
      const before = (await lockShift(tx, shiftId)) ?? refuse('NOT_FOUND', { what: 'shift' })
      await lockPeople(tx, [personId])
      const wish = { shift: before, personId, latest: before.startsAt }
      const { shift, claim, events } = await takeShift(context, tx, wish, hold)
      if (events.length > 0) await appendToOutbox(tx, shiftId, events)
      return {
        shift: shiftMessage(shift, context.rules, context.clock()),
        claim: claimMessage(claim, context.rules),
      }
    }),
  )
}
