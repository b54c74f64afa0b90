import type { HandlerContext } from '@connectrpc/connect'
import { ReservationChangedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import {
  BookingService,
  type ChangeReservationRequest,
  type ChangeReservationResponse,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox, event } from '@xingzhi/runtime/outbox'
import { readCount, readMoment } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { lockPeople } from '../db/calendar.ts'
import { findOwnSlotId, findReservations, updatePartySize } from '../db/reservations.ts'
import { lockSlot, updateSlot } from '../db/slots.ts'
import { changePartySize, type PartyWish } from '../domain/party-size.ts'
import type { Reservation } from '../domain/reservation.ts'
import { readIdOf } from '../wire/ids.ts'
import { toReservation, toReservationFact } from '../wire/reservation.ts'
import { toSlotFact } from '../wire/slot.ts'

export function changeReservation(
  context: Context,
  request: ChangeReservationRequest,
  call: HandlerContext,
): Promise<ChangeReservationResponse> {
  const { personId } = requireActor(call)
  const id = readIdOf('reservation', request.reservationId)
  const method = BookingService.method.changeReservation
  const intent = { personId, method, key: request.idempotencyKey, request }
  return once(context.db, intent, async (tx) => {
    const reservation = await change(context, tx, { id, personId, ...readWish(context, request) })
    return { reservation: toReservation(reservation, context.rules) }
  })
}

function readWish({ rules }: Context, { partySize, expectedStartsAt }: ChangeReservationRequest): PartyWish {
  return {
    partySize: readCount('partySize', partySize, { min: 1, max: rules.partySizeMax }),
    expectedStartsAt: readMoment('expectedStartsAt', expectedStartsAt),
  }
}

/** Under the slot's lock, as reserving: places are given to one after the other. */
async function change(
  { clock }: Context,
  tx: Tx,
  { id, personId, ...wish }: PartyWish & { id: string; personId: string },
): Promise<Reservation> {
  const slotId = (await findOwnSlotId(tx, id, personId)) ?? refuse('NOT_FOUND', { what: 'reservation' })
  const slot = must(await lockSlot(tx, slotId))
  await lockPeople(tx, [personId])
  const before = must((await findReservations(tx, [id]))[0])
  const changed = changePartySize(slot, before, wish, clock())
  if (!changed) return before

  await updatePartySize(tx, changed.reservation)
  await updateSlot(tx, changed.slot)
  await appendToOutbox(tx, slotId, [
    event(SlotChangedSchema, { slot: toSlotFact(changed.slot) }),
    event(ReservationChangedSchema, {
      reservation: toReservationFact(changed.reservation),
      slotVersion: BigInt(changed.slot.version),
      oldPartySize: before.partySize,
    }),
  ])
  return changed.reservation
}
