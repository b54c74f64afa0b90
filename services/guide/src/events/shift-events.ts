import {
  ShiftClaimedSchema,
  ShiftOpenedSchema,
  ShiftReleasedSchema,
  ShiftStaffingChangedSchema,
} from '@xingzhi/proto/guide/v1/events_pb.js'
import { type EventDraft, event } from '@xingzhi/runtime/outbox'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Claim } from '../domain/claim.ts'
import type { Shift } from '../domain/shift.ts'
import { claimFact, shiftFact } from '../wire/shift.ts'

export function shiftOpened(shift: Shift): EventDraft {
  return event(ShiftOpenedSchema, { shift: shiftFact(shift) })
}

function shiftStaffingChanged(shift: Shift): EventDraft {
  return event(ShiftStaffingChangedSchema, { shift: shiftFact(shift) })
}

/**
 * What a command tells of a shift, once, as it has become: how it is staffed, and each claim that changed with it. `byOperator`: its
 * guides got it from an operator.
 */
export function shiftFacts(
  shift: Shift,
  claims: readonly Claim[],
  { byOperator = false }: { byOperator?: boolean } = {},
): EventDraft[] {
  return [shiftStaffingChanged(shift), ...claims.map((claim) => claimEvent(shift, claim, byOperator))]
}

/** ShiftClaimed, or ShiftReleased when it is. */
function claimEvent({ kind }: Pick<Shift, 'kind'>, claim: Claim, byOperator: boolean): EventDraft {
  const { startsAt, endsAt, version } = claim
  const facts = { claim: claimFact(claim), kind, startsAt, endsAt, shiftVersion: version, byOperator }
  return claim.status === 'RELEASED'
    ? event(ShiftReleasedSchema, toMessage(ShiftReleasedSchema, facts))
    : event(ShiftClaimedSchema, toMessage(ShiftClaimedSchema, facts))
}
