import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { type ReservationSchema, ReservationStatus, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { type CancelRules, cancelUntil, type Reservation } from '../domain/reservation.ts'
import { showCode } from '../domain/reservation-code.ts'

/** For those who may see it: with its code. */
export function toReservation(
  reservation: Reservation,
  rules: CancelRules,
): MessageInitShape<typeof ReservationSchema> {
  return {
    ...toReservationFact(reservation),
    code: showCode(reservation.code),
    cancelUntil: timestampFromDate(cancelUntil(reservation, rules)),
  }
}

/** For events: the code opens a door, so it is left out. */
export function toReservationFact(reservation: Reservation): MessageInitShape<typeof ReservationSchema> {
  return {
    id: reservation.id,
    slotId: reservation.slotId,
    slotKind: SlotKind[reservation.slotKind],
    personId: reservation.personId,
    partySize: reservation.partySize,
    status: ReservationStatus[reservation.status],
    createdAt: timestampFromDate(reservation.createdAt),
    startsAt: timestampFromDate(reservation.startsAt),
    endsAt: timestampFromDate(reservation.endsAt),
    overlapping: reservation.overlapping,
    cancelledWithSlot: reservation.cancelledWithSlot,
    peoplePresent: reservation.peoplePresent ?? 0,
    ...(reservation.checkedInAt && { checkedInAt: timestampFromDate(reservation.checkedInAt) }),
  }
}
