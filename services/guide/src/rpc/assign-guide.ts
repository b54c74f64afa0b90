import type { HandlerContext } from '@connectrpc/connect'
import {
  type AssignGuideRequest,
  type AssignGuideResponse,
  GuideService,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { takeShift } from '../claiming/take-shift.ts'
import { withHolds } from '../claiming/with-holds.ts'
import type { Context } from '../context.ts'
import { lockPeople } from '../db/claims.ts'
import { lockShift } from '../db/shifts.ts'
import { shiftFacts } from '../events/shift-events.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'

/** As if the guide had claimed it, by the same rules; also after it began. Who has it already is answered as they stand. */
export async function assignGuide(
  context: Context,
  request: AssignGuideRequest,
  call: HandlerContext,
): Promise<AssignGuideResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const shiftId = readId('shiftId', request.shiftId)
  const personId = readId('personId', request.personId)
  const { db, clock, rules, time } = context
  const method = GuideService.method.assignGuide
  return withHolds(time, (hold) =>
    once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
      const before = (await lockShift(tx, shiftId)) ?? refuse('NOT_FOUND', { what: 'shift' })
      await lockPeople(tx, [personId])
      const wish = { shiftId, personId, latest: before.endsAt }
      const { shift, claim, isNew } = await takeShift(context, tx, wish, hold)
      const at = clock()
      if (isNew) {
        await appendToOutbox(tx, shiftId, shiftFacts(shift, [claim], { byOperator: true }))
        const change = { personId: { old: null, new: personId } }
        await appendAuditEntry(tx, { at, actorId, operation: 'AssignGuide', subjectId: shiftId, change })
      }
      return { shift: shiftMessage(shift, rules, at), claim: claimMessage(claim, rules) }
    }),
  )
}
