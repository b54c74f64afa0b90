import {
  type Reservation as ReservationMessage,
  ReservationSchema,
} from '@xingzhi/proto/booking/v1/booking_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import { type CancelRules, cancelUntil, type Reservation } from '../domain/reservation.ts'
import { showCode } from '../domain/reservation-code.ts'

/** For those who may see it: with its code. */
export function toReservation(reservation: Reservation, rules: CancelRules): ReservationMessage {
  const code = showCode(reservation.code)
  return write({ ...reservation, code, cancelUntil: cancelUntil(reservation, rules) })
}

/** For events: the code opens a door, so it is left out. */
export function toReservationFact(reservation: Reservation): ReservationMessage {
  return write({ ...reservation, code: '', cancelUntil: null })
}

const write = (shown: Reservation & { cancelUntil: Date | null }) =>
  toMessage(ReservationSchema, { ...shown, peoplePresent: shown.peoplePresent ?? 0 })
