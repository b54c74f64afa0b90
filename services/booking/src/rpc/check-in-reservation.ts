import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import { AttendedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import {
  BookingService,
  type CheckInReservationRequest,
  type CheckInReservationResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox, event } from '@xingzhi/runtime/outbox'
import { refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { requireSlotStaff } from '../access/require-slot-staff.ts'
import type { Context } from '../context.ts'
import { findPerson } from '../db/people.ts'
import { findInSlot, markAttended } from '../db/reservations.ts'
import { lockSlot, updateSlot } from '../db/slots.ts'
import { checkIn as decide } from '../domain/check-in.ts'
import type { Reservation } from '../domain/reservation.ts'
import { readCode } from '../domain/reservation-code.ts'
import { readIdOf } from '../wire/ids.ts'
import { toReservation, toReservationFact } from '../wire/reservation.ts'
import { toSlotFact } from '../wire/slot.ts'

/** The answer is kept without the person's name: it is read anew. */
export async function checkInReservation(
  context: Context,
  request: CheckInReservationRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof CheckInReservationResponseSchema>> {
  const actor = requireActor(call)
  const slotId = readIdOf('slot', request.slotId)
  await requireSlotStaff(context, actor, slotId)
  const { personId } = actor
  const method = BookingService.method.checkInReservation
  const intent = { personId, method, key: request.idempotencyKey, request }
  const { reservation } = await once(context.db, intent, async (tx) => ({
    reservation: { reservation: toReservation(await checkIn(context, tx, request), context.rules) },
  }))
  const attended = must(reservation?.reservation)
  const person = await findPerson(context.db, attended.personId)
  return { reservation: { reservation: attended, person: person ?? { id: attended.personId } } }
}

async function checkIn(context: Context, tx: Tx, request: CheckInReservationRequest): Promise<Reservation> {
  const { slotId, peoplePresent } = request
  const by = readBy(request)
  if (peoplePresent < 1) refuseInput('peoplePresent', 'too_small', 1)
  const slot = must(await lockSlot(tx, slotId))
  const reservation = await findInSlot(tx, slotId, by)
  const attended = decide(reservation, peoplePresent, context.clock())
  if (!attended) return must(reservation)

  // The slot's next version: by it, corrections come after what they correct.
  const told = { ...slot, version: slot.version + 1 }
  await markAttended(tx, attended)
  await updateSlot(tx, told)
  await appendToOutbox(tx, slotId, [
    event(SlotChangedSchema, { slot: toSlotFact(told) }),
    event(AttendedSchema, { reservation: toReservationFact(attended), slotVersion: BigInt(told.version) }),
  ])
  return attended
}

/** What cannot be an id or a code names no reservation. */
function readBy({ by }: CheckInReservationRequest): { id: string } | { code: string } {
  switch (by.case) {
    case 'reservationId':
      return { id: readIdOf('reservation', by.value) }
    case 'code':
      return { code: readCode(by.value) ?? refuse('NOT_FOUND', { what: 'reservation' }) }
    case undefined:
      return refuseInput('reservationId', 'required')
  }
}
