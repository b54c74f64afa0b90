import { fromBinary } from '@bufbuild/protobuf'
import { ShiftStaffingChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { ShiftKind, ShiftStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { lockDeparture } from '../db/departures.ts'
import { followStaffing } from '../domain/departure.ts'
import { keepDeparture } from '../staffing/keep-departure.ts'

/** A shift has the id of its departure. Versions decide: a fact that is not newer does nothing. */
export function onShiftStaffingChanged({
  clock,
  staffing,
}: Pick<Context, 'clock' | 'staffing'>): EventHandler {
  return async (tx, event) => {
    const shift = must(
      fromBinary(ShiftStaffingChangedSchema, event.payload).shift,
      'the event holds no shift',
    )
    if (shift.kind !== ShiftKind.DEPARTURE) return
    const before = await lockDeparture(tx, shift.id)
    if (!before) return
    const claimed = shift.status === ShiftStatus.OPEN ? shift.claimed - shift.doubtful : 0
    const after = followStaffing(before, { claimed, version: Number(shift.version) }, clock(), staffing)
    if (after) await keepDeparture(tx, before, after)
  }
}
