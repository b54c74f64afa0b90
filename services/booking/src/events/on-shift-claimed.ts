import { fromBinary } from '@bufbuild/protobuf'
import { ShiftClaimedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/inbox'
import { daysBefore } from '@xingzhi/runtime/purge'
import type { Context } from '../context.ts'
import { keepShift } from '../db/calendar.ts'
import { CALENDAR_KEPT_DAYS } from '../jobs/purge.ts'
import { shiftTimeOf } from '../wire/shift-time.ts'

/** Makes the hold last, and follows a shift that is moved. What calendars have forgotten is not brought back. */
export function onShiftClaimed({ clock }: Pick<Context, 'clock'>): EventHandler {
  return async (tx, event) => {
    const fact = fromBinary(ShiftClaimedSchema, event.payload)
    const time = shiftTimeOf(fact)
    if (time.endsAt < daysBefore(clock(), CALENDAR_KEPT_DAYS)) return
    await keepShift(tx, time, Number(fact.shiftVersion))
  }
}
