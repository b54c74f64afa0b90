import { fromBinary } from '@bufbuild/protobuf'
import { ShiftReleasedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/inbox'
import { daysBefore } from '@xingzhi/runtime/purge'
import type { Context } from '../context.ts'
import { releaseShift } from '../db/calendar.ts'
import { CALENDAR_KEPT_DAYS } from '../jobs/purge.ts'
import { shiftTimeOf } from '../wire/shift-time.ts'

/** Frees the guide, for good: a claim does not come back. */
export function onShiftReleased({ clock }: Pick<Context, 'clock'>): EventHandler {
  return async (tx, event) => {
    const fact = fromBinary(ShiftReleasedSchema, event.payload)
    const time = shiftTimeOf(fact)
    if (time.endsAt < daysBefore(clock(), CALENDAR_KEPT_DAYS)) return
    await releaseShift(tx, time, Number(fact.shiftVersion))
  }
}
