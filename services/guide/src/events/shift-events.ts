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

export function shiftStaffingChanged(shift: Shift): EventDraft {
  return event(ShiftStaffingChangedSchema, { shift: shiftFact(shift) })
}

/** ShiftClaimed, or ShiftReleased when it is. */
export function claimEvent({ kind }: Pick<Shift, 'kind'>, claim: Claim): EventDraft {
  const { startsAt, endsAt, version } = claim
  const facts = { claim: claimFact(claim), kind, startsAt, endsAt, shiftVersion: version }
  return claim.status === 'RELEASED'
    ? event(ShiftReleasedSchema, toMessage(ShiftReleasedSchema, facts))
    : event(ShiftClaimedSchema, toMessage(ShiftClaimedSchema, facts))
}
