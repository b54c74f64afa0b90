import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type ReplaceClaimRequest,
  type ReplaceClaimResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId, readOptionalId, readText, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { leaveShift } from '../claiming/leave-shift.ts'
import { lockClaim } from '../claiming/lock-claim.ts'
import { takeShift } from '../claiming/take-shift.ts'
import { freeSoon, type Hold, withHolds } from '../claiming/with-holds.ts'
import type { Context } from '../context.ts'
import type { Claim } from '../domain/claim.ts'
import { shiftFacts } from '../events/shift-events.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'

/**
 * Until the shift ends. When the new guide is refused, the old one stays. How the shift is staffed is told once, at the end: who acts on
 * one guide fewer must never hear of it when there is none fewer.
 */
export async function replaceClaim(
  context: Context,
  request: ReplaceClaimRequest,
  call: HandlerContext,
): Promise<ReplaceClaimResponse> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const claimId = readId('claimId', request.claimId)
  const personId = readOptionalId('personId', request.personId)
  const reason = readText('reason', request.reason, { lengthMax: 300 })
  const { db, clock, rules, time } = context
  const method = GuideService.method.replaceClaim
  let released: Claim | undefined
  const write = (hold: Hold) =>
    once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
      const { shift: before, claim } = await lockClaim(tx, claimId, (found) => newcomer(found, personId))
      const at = clock()
      if (at >= claim.endsAt) refuse('TOO_LATE', { deadline: claim.endsAt })
      const left = await leaveShift(tx, { shift: before, claim }, { at, cause: 'OPERATOR', reason })
      const wish = { shiftId: before.id, latest: before.endsAt }
      const taken = personId ? await takeShift(context, tx, { ...wish, personId }, hold) : undefined
      const shift = taken?.shift ?? left.shift
      const changed = taken?.isNew ? [left.claim, taken.claim] : [left.claim]
      await appendToOutbox(tx, shift.id, shiftFacts(shift, changed, { byOperator: true }))
      const change = { personId: { old: claim.personId, new: personId ?? null } }
      const operation = 'ReplaceClaim'
      await appendAuditEntry(tx, { at, actorId, operation, subjectId: claim.shiftId, change })
      released = left.claim
      const replaced = taken && { claim: claimMessage(taken.claim, rules) }
      return { shift: shiftMessage(shift, rules, at), ...replaced }
    })
  const response = await withHolds(time, write, { reason })
  if (released) await freeSoon(time, released, true, { reason })
  return response
}

/** Whom to lock beside the guide who has the shift. */
function newcomer({ personId: current }: Claim, personId: string | undefined): string[] {
  if (personId === current) refuseInput('personId', 'unknown')
  return personId ? [personId] : []
}
