import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  type ClaimSchema,
  ClaimStatus,
  ReleaseCause,
  ShiftKind,
  type ShiftSchema,
  ShiftStatus,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { type Claim, releaseUntil } from '../domain/claim.ts'
import type { ClaimRules } from '../domain/claim-rules.ts'
import { callsForHelp, type Shift } from '../domain/shift.ts'

/** As it is shown: whether it calls for help follows from the clock. */
export function shiftMessage(
  shift: Shift,
  { callForHelpMinutes }: Pick<ClaimRules, 'callForHelpMinutes'>,
  now: Date,
): MessageInitShape<typeof ShiftSchema> {
  return { ...shiftFact(shift), callsForHelp: callsForHelp(shift, now, callForHelpMinutes) }
}

/** As it is told. */
export function shiftFact(shift: Shift): MessageInitShape<typeof ShiftSchema> {
  const { id, wanted, claimed, over, qualificationIds, groupSize, streetTownCode } = shift
  return {
    ...{ id, wanted, claimed, over, groupSize, streetTownCode },
    callsForHelp: shift.callsForHelp && claimed < wanted,
    kind: ShiftKind[shift.kind],
    status: ShiftStatus[shift.status],
    startsAt: timestampFromDate(shift.startsAt),
    endsAt: timestampFromDate(shift.endsAt),
    theme: Theme[shift.theme as keyof typeof Theme],
    languages: shift.languages.map((name) => Language[name as keyof typeof Language]),
    qualificationIds: [...qualificationIds],
    version: BigInt(shift.version),
  }
}

/** As its guide and operators see it. */
export function claimMessage(
  claim: Claim,
  { releaseDeadlineMinutes }: Pick<ClaimRules, 'releaseDeadlineMinutes'>,
): MessageInitShape<typeof ClaimSchema> {
  const { releaseReason, overlapping } = claim
  return {
    ...claimFact(claim),
    ...{ releaseReason, overlapping },
    releaseUntil: timestampFromDate(releaseUntil(claim, releaseDeadlineMinutes)),
  }
}

/** As it is told: without anybody's words, and without what other claims may change. */
export function claimFact(claim: Claim): MessageInitShape<typeof ClaimSchema> {
  const { id, shiftId, personId, status, claimedAt, releasedAt, releaseCause, signedInAt, movedFrom } = claim
  return {
    ...{ id, shiftId, personId },
    status: ClaimStatus[status],
    claimedAt: timestampFromDate(claimedAt),
    releaseCause: ReleaseCause[releaseCause ?? 'UNSPECIFIED'],
    ...(releasedAt && { releasedAt: timestampFromDate(releasedAt) }),
    ...(signedInAt && { signedInAt: timestampFromDate(signedInAt) }),
    ...(movedFrom && { movedFrom: timestampFromDate(movedFrom) }),
  }
}
