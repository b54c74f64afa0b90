import { fromBinary } from '@bufbuild/protobuf'
import { AttendedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { followAttendance } from './follow-attendance.ts'

export function onAttended({ rules }: Pick<Context, 'rules'>): EventHandler {
  return async (tx, event) => {
    const { reservation, slotVersion, peopleInSlot } = fromBinary(AttendedSchema, event.payload)
    // An earlier version did not say how many are there.
    if (peopleInSlot === undefined) return
    const { slotId } = must(reservation, 'the event holds no reservation')
    await followAttendance(tx, { slotId, slotVersion: Number(slotVersion), people: peopleInSlot }, rules)
  }
}
