import type { ServiceImpl } from '@connectrpc/connect'
import { AttendedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import {
  BookingService,
  type CheckInReservationRequest,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { SqlTx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox, event } from '@xingzhi/runtime/outbox'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { findPerson } from '../db/people.ts'
import { findInSlot, markAttended } from '../db/reservations.ts'
import { lockSlot, updateSlot } from '../db/slots.ts'
import { checkIn as decide } from '../domain/check-in.ts'
import type { Reservation } from '../domain/reservation.ts'
import { readCode } from '../domain/reservation-code.ts'
import { readId } from '../wire/input.ts'
import { toReservation, toReservationFact } from '../wire/reservation.ts'
import { toSlot } from '../wire/slot.ts'
import { requireSlotStaff } from './require-slot-staff.ts'

/** The answer is kept without the person's name: it is read anew. */
export function checkInReservation(
  context: Context,
): ServiceImpl<typeof BookingService>['checkInReservation'] {
  return async (request, call) => {
    const actor = requireActor(call)
    const slotId = readId(request.slotId, 'slot')
    await requireSlotStaff(context, actor, slotId)
    const { personId } = actor
    const method = BookingService.method.checkInReservation
    const intent = { personId, method, key: request.idempotencyKey, request }
    const { reservation } = await once(context.sql, intent, async (tx) => ({
      reservation: { reservation: toReservation(await checkIn(context, tx, request), context.rules) },
    }))
    const attended = must(reservation?.reservation)
    const person = await findPerson(context.sql, attended.personId)
    return { reservation: { reservation: attended, person: person ?? { id: attended.personId } } }
  }
}

async function checkIn(
  context: Context,
  tx: SqlTx,
  request: CheckInReservationRequest,
): Promise<Reservation> {
  const { slotId, peoplePresent } = request
  const by = readBy(request)
  if (peoplePresent < 1) {
    refuse('INVALID_INPUT', { field: 'peoplePresent', problem: 'too_small', limit: 1 })
  }
  const slot = must(await lockSlot(tx, slotId))
  const reservation = await findInSlot(tx, slotId, by)
  const attended = decide(reservation, peoplePresent, context.clock())
  if (!attended) return must(reservation)

  // The slot's next version: by it, corrections come after what they correct.
  const told = { ...slot, version: slot.version + 1 }
  await markAttended(tx, attended)
  await updateSlot(tx, told)
  await appendToOutbox(tx, slotId, [
    event(SlotChangedSchema, { slot: toSlot(told) }),
    event(AttendedSchema, { reservation: toReservationFact(attended), slotVersion: BigInt(told.version) }),
  ])
  return attended
}

/** What cannot be an id or a code names no reservation. */
function readBy({ by }: CheckInReservationRequest): { id: string } | { code: string } {
  switch (by.case) {
    case 'reservationId':
      return { id: readId(by.value, 'reservation') }
    case 'code':
      return { code: readCode(by.value) ?? refuse('NOT_FOUND', { what: 'reservation' }) }
    case undefined:
      return refuse('INVALID_INPUT', { field: 'reservationId', problem: 'required' })
  }
}
