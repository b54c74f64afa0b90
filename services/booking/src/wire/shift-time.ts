import { timestampDate } from '@bufbuild/protobuf/wkt'
import type { ShiftClaimed, ShiftReleased } from '@xingzhi/proto/guide/v1/events_pb.js'
import { ShiftKind } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { ShiftTime } from '../db/calendar.ts'
import type { SlotKind } from '../domain/slot.ts'

/** The time that a claim takes of its guide. */
export function shiftTimeOf({ claim, startsAt, endsAt }: ShiftClaimed | ShiftReleased): ShiftTime {
  const { id, shiftId, personId } = must(claim, 'the event holds no claim')
  const span = { startsAt: timestampDate(must(startsAt)), endsAt: timestampDate(must(endsAt)) }
  return { id, shiftId, personId, ...span }
}

/** A shift has the id of its slot. */
export function slotKindOf(kind: ShiftKind): SlotKind {
  return kind === ShiftKind.SESSION ? 'SESSION' : 'DEPARTURE'
}
