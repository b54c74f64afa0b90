import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import {
  BookingService,
  type CheckInReservationRequest,
  type CheckInReservationResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { requireSlotStaff } from '../access/require-slot-staff.ts'
import { keepAttendance } from '../attendance/keep-attendance.ts'
import { withName } from '../attendance/with-name.ts'
import type { Context } from '../context.ts'
import { findInSlot } from '../db/reservations.ts'
import { lockSlot } from '../db/slots.ts'
import { checkIn as decide } from '../domain/check-in.ts'
import type { Reservation } from '../domain/reservation.ts'
import { readCode } from '../domain/reservation-code.ts'
import { readIdOf } from '../wire/ids.ts'
import { toReservation } from '../wire/reservation.ts'

export async function checkInReservation(
  context: Context,
  request: CheckInReservationRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof CheckInReservationResponseSchema>> {
  const actor = requireActor(call)
  await requireSlotStaff(context, actor, readIdOf('slot', request.slotId))
  const { personId } = actor
  const method = BookingService.method.checkInReservation
  const intent = { personId, method, key: request.idempotencyKey, request }
  const { reservation } = await once(context.db, intent, async (tx) => ({
    reservation: { reservation: toReservation(await checkIn(context, tx, request), context.rules) },
  }))
  return { reservation: await withName(context.db, reservation) }
}

async function checkIn({ clock }: Context, tx: Tx, request: CheckInReservationRequest): Promise<Reservation> {
  const { slotId, peoplePresent } = request
  const by = readBy(request)
  if (peoplePresent < 0) refuseInput('peoplePresent', 'too_small', 0)
  const slot = must(await lockSlot(tx, slotId))
  const reservation = await findInSlot(tx, slotId, by)
  const attended = decide(reservation, peoplePresent, clock())
  if (attended) await keepAttendance(tx, slot, attended)
  return attended ?? must(reservation)
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
