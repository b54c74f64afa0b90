import { timestampDate } from '@bufbuild/protobuf/wkt'
import type { ShiftClaimed, ShiftReleased } from '@xingzhi/proto/guide/v1/events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { ShiftTime } from '../db/calendar.ts'

/** The time that a claim takes of its guide. */
export function shiftTimeOf({ claim, startsAt, endsAt }: ShiftClaimed | ShiftReleased): ShiftTime {
  const { id, personId } = must(claim, 'the event holds no claim')
  return { id, personId, startsAt: timestampDate(must(startsAt)), endsAt: timestampDate(must(endsAt)) }
}
