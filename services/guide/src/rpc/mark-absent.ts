import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type MarkAbsentRequest,
  type MarkAbsentResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId, readText } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { lockClaim } from '../claiming/lock-claim.ts'
import type { Context } from '../context.ts'
import { updateClaim } from '../db/claims.ts'
import { recordOfClaim } from '../db/service-records.ts'
import { updateShift } from '../db/shifts.ts'
import { markAbsent as mark } from '../domain/claim.ts'
import { unvoid, voidService } from '../domain/service-record.ts'
import { counted } from '../domain/shift.ts'
import { shiftFacts } from '../events/shift-events.ts'
import { keepDecided } from '../serving/decide-record.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'

/** Who did not come has no hours: what they recorded is void in the same command. */
export async function markAbsent(
  { db, clock, rules }: Context,
  request: MarkAbsentRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof MarkAbsentResponseSchema>> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const claimId = readId('claimId', request.claimId)
  const { absent } = request
  const reason = readText('reason', request.reason, { lengthMax: 300 })
  const method = GuideService.method.markAbsent
  return once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
    const { shift: before, claim: held } = await lockClaim(tx, claimId)
    if (held.personId === actorId) refuse('FORBIDDEN', { because: 'ownHours' })
    const at = clock()
    const marked = mark(held, absent, at)
    if (marked === held) {
      return { shift: shiftMessage(before, rules, at), claim: claimMessage(held, rules) }
    }
    // The next version of the shift orders this fact of its claim.
    const shift = counted(before, before.claimed)
    const claim = { ...marked, version: shift.version }
    await updateClaim(tx, claim)
    await updateShift(tx, shift)
    await appendToOutbox(tx, shift.id, shiftFacts(shift, [claim]))
    const change = { status: { old: held.status, new: claim.status } }
    const entry = { at, actorId, operation: 'MarkAbsent' }
    await appendAuditEntry(tx, { ...entry, subjectId: shift.id, change })
    const record = await recordOfClaim(tx, claim.id)
    if (record) {
      const decided = absent ? voidService(record, reason, entry) : unvoid(record)
      await keepDecided(tx, record, decided, entry)
    }
    return { shift: shiftMessage(shift, rules, at), claim: claimMessage(claim, rules) }
  })
}
