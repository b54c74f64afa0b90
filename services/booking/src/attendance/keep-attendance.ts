import {
  AttendedSchema,
  NotAttendedSchema,
  SlotChangedSchema,
} from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox, type EventDraft, event } from '@xingzhi/runtime/outbox'
import { markAttendance } from '../db/reservations.ts'
import { updateSlot } from '../db/slots.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { Slot } from '../domain/slot.ts'
import { toReservationFact } from '../wire/reservation.ts'
import { toSlotFact } from '../wire/slot.ts'

/** Keeps and tells what is known of a party at the door. The slot is locked. */
export async function keepAttendance(tx: Tx, slot: Slot, reservation: Reservation): Promise<void> {
  // The slot's next version: by it, corrections come after what they correct.
  const told = { ...slot, version: slot.version + 1 }
  const people = await markAttendance(tx, reservation)
  await updateSlot(tx, told)
  await appendToOutbox(tx, slot.id, [
    event(SlotChangedSchema, { slot: toSlotFact(told) }),
    attendanceFact(reservation, told.version, people),
  ])
}

/** Attended, or NotAttended; `people`: of all parties of the slot. */
export function attendanceFact(reservation: Reservation, version: number, people: number): EventDraft {
  const schema = reservation.status === 'ATTENDED' ? AttendedSchema : NotAttendedSchema
  const slotVersion = BigInt(version)
  return event(schema, { reservation: toReservationFact(reservation), slotVersion, peopleInSlot: people })
}
