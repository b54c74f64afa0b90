import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type SignInRequest,
  type SignInResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireUnrestricted } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { lockOwnClaim, updateClaim } from '../db/claims.ts'
import { lockShift, updateShift } from '../db/shifts.ts'
import { signIn as signClaimIn } from '../domain/claim.ts'
import { counted } from '../domain/shift.ts'
import { shiftFacts } from '../events/shift-events.ts'
import { claimMessage } from '../wire/shift.ts'

export async function signIn(
  { db, clock, rules }: Context,
  request: SignInRequest,
  call: HandlerContext,
): Promise<SignInResponse> {
  const { personId } = requireUnrestricted(call)
  const shiftId = readId('shiftId', request.shiftId)
  const method = GuideService.method.signIn
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    const before = (await lockShift(tx, shiftId)) ?? refuse('NOT_FOUND', { what: 'shift' })
    const held = (await lockOwnClaim(tx, shiftId, personId)) ?? refuse('NOT_FOUND', { what: 'claim' })
    const signed = signClaimIn(held, clock())
    if (signed === held) return { claim: claimMessage(held, rules) }
    // The next version of the shift orders this fact of its claim.
    const shift = counted(before, before.claimed)
    const claim = { ...signed, version: shift.version }
    await updateClaim(tx, claim)
    await updateShift(tx, shift)
    await appendToOutbox(tx, shiftId, shiftFacts(shift, [claim]))
    return { claim: claimMessage(claim, rules) }
  })
}
