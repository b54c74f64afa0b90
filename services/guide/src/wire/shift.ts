import { ClaimSchema, ShiftSchema } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import { type Claim, releaseUntil } from '../domain/claim.ts'
import type { ClaimRules } from '../domain/claim-rules.ts'
import { callsForHelp, type Shift, staffOf } from '../domain/shift.ts'

/** As it is shown: whether it calls for help follows from the clock. */
export function shiftMessage(
  shift: Shift,
  { callForHelpMinutes }: Pick<ClaimRules, 'callForHelpMinutes'>,
  now: Date,
) {
  return toMessage(ShiftSchema, { ...shift, callsForHelp: callsForHelp(shift, now, callForHelpMinutes) })
}

/** As it is told. */
export function shiftFact(shift: Shift) {
  return toMessage(ShiftSchema, {
    ...shift,
    callsForHelp: shift.callsForHelp && staffOf(shift) < shift.wanted,
  })
}

/** As its guide and operators see it. */
export function claimMessage(
  claim: Claim,
  { releaseDeadlineMinutes }: Pick<ClaimRules, 'releaseDeadlineMinutes'>,
) {
  const releaseCause = claim.releaseCause ?? 'UNSPECIFIED'
  return toMessage(ClaimSchema, {
    ...claim,
    ...{ releaseCause, doubt: claim.doubt ?? 'UNSPECIFIED' },
    releaseUntil: releaseUntil(claim, releaseDeadlineMinutes),
  })
}

/** As it is told: without anybody's words, and without what other claims may change. */
export function claimFact(claim: Claim) {
  const releaseCause = claim.releaseCause ?? 'UNSPECIFIED'
  const untold = { releaseReason: '', overlapping: false, releaseUntil: null, doubt: 'UNSPECIFIED' } as const
  return toMessage(ClaimSchema, { ...claim, releaseCause, ...untold })
}
