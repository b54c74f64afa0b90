import { ReservationConfirmedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { type EventDraft, event } from '@xingzhi/runtime/outbox'
import { attendanceFact } from './attendance/keep-attendance.ts'
import { listActiveReservations } from './db/reservations.ts'
import { listSlots } from './db/slots.ts'
import { toReservationFact } from './wire/reservation.ts'
import { toSlotFact } from './wire/slot.ts'

const SLOTS_AT_ONCE = 200
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** Every slot as it stands, with the reservations that hold places in it. */
export async function* republishSlots(tx: Tx): AsyncIterable<{ key: string; events: EventDraft[] }> {
  for (let after = BEFORE_ALL; ; ) {
    const slots = await listSlots(tx, after, SLOTS_AT_ONCE)
    for (const slot of slots) {
      const held = await listActiveReservations(tx, slot.id)
      const people = held.reduce((sum, { peoplePresent }) => sum + (peoplePresent ?? 0), 0)
      const slotVersion = BigInt(slot.version)
      const reservations = held.map((reservation) =>
        reservation.status === 'CONFIRMED'
          ? event(ReservationConfirmedSchema, { reservation: toReservationFact(reservation), slotVersion })
          : attendanceFact(reservation, slot.version, people),
      )
      yield { key: slot.id, events: [event(SlotChangedSchema, { slot: toSlotFact(slot) }), ...reservations] }
    }
    const last = slots.at(-1)
    if (!last || slots.length < SLOTS_AT_ONCE) return
    after = last.id
  }
}
