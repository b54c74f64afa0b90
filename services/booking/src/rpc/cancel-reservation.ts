import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HandlerContext } from '@connectrpc/connect'
import { ReservationCancelledSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import {
  BookingService,
  type CancelReservationRequest,
  type CancelReservationResponse,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox, event } from '@xingzhi/runtime/outbox'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { freeTime, lockPeople } from '../db/calendar.ts'
import { findOwnSlotId, findReservations, markCancelled } from '../db/reservations.ts'
import { lockSlot, updateSlot } from '../db/slots.ts'
import { cancelReservation as decide, type Reservation } from '../domain/reservation.ts'
import { readIdOf } from '../wire/ids.ts'
import { toReservation, toReservationFact } from '../wire/reservation.ts'
import { toSlotFact } from '../wire/slot.ts'

export function cancelReservation(
  context: Context,
  request: CancelReservationRequest,
  call: HandlerContext,
): Promise<CancelReservationResponse> {
  const { personId } = requireActor(call)
  const id = readIdOf('reservation', request.reservationId)
  const method = BookingService.method.cancelReservation
  const intent = { personId, method, key: request.idempotencyKey, request }
  return once(context.db, intent, async (tx) => ({
    reservation: toReservation(await cancel(context, tx, id, personId), context.rules),
  }))
}

async function cancel(context: Context, tx: Tx, id: string, personId: string): Promise<Reservation> {
  const now = context.clock()
  const slotId = (await findOwnSlotId(tx, id, personId)) ?? refuse('NOT_FOUND', { what: 'reservation' })
  const slot = must(await lockSlot(tx, slotId))
  await lockPeople(tx, [personId])
  const reservation = must((await findReservations(tx, [id]))[0])
  const decided = decide(slot, reservation, now, context.rules)
  if (!decided) return reservation

  await markCancelled(tx, [id], { now, withSlot: false })
  await freeTime(tx, [id])
  await updateSlot(tx, decided.slot)
  await appendToOutbox(tx, slotId, [
    event(SlotChangedSchema, { slot: toSlotFact(decided.slot) }),
    event(ReservationCancelledSchema, {
      reservation: toReservationFact(decided.reservation),
      slotVersion: BigInt(decided.slot.version),
      cancelledAt: timestampFromDate(now),
    }),
  ])
  return decided.reservation
}
