import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type KeepClaimRequest,
  type KeepClaimResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId } from '@xingzhi/runtime/read-input'
import { lockClaim } from '../claiming/lock-claim.ts'
import type { Context } from '../context.ts'
import { updateClaim } from '../db/claims.ts'
import { updateShift } from '../db/shifts.ts'
import { counted } from '../domain/shift.ts'
import { shiftFacts } from '../events/shift-events.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'

/** The guide counts again, whatever was in doubt; one who is in no doubt stays as they are. */
export async function keepClaim(
  { db, clock, rules }: Context,
  request: KeepClaimRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof KeepClaimResponseSchema>> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const claimId = readId('claimId', request.claimId)
  const method = GuideService.method.keepClaim
  return once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
    const { shift, claim } = await lockClaim(tx, claimId)
    const at = clock()
    if (!claim.doubt) return { shift: shiftMessage(shift, rules, at), claim: claimMessage(claim, rules) }
    const kept = { ...claim, doubt: null, keptDoubt: claim.doubt }
    const counts = counted({ ...shift, doubtful: shift.doubtful - 1 }, shift.claimed)
    await updateClaim(tx, kept)
    await updateShift(tx, counts)
    await appendToOutbox(tx, shift.id, shiftFacts(counts, []))
    const change = { keptDoubt: { old: claim.keptDoubt, new: claim.doubt } }
    await appendAuditEntry(tx, { at, actorId, operation: 'KeepClaim', subjectId: shift.id, change })
    return { shift: shiftMessage(counts, rules, at), claim: claimMessage(kept, rules) }
  })
}
