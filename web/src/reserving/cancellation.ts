import type { ReservationInListFragment } from '../api/gen/documents.ts'

export type ListedReservation = ReservationInListFragment

export type Cancellation = 'until' | 'anyTime' | 'tooLate' | 'over'

/** Whether a reservation can still be cancelled. One that was moved into an overlap may be left until it starts. */
export function cancellation(reservation: ListedReservation, now: Date): Cancellation {
  if (reservation.status !== 'CONFIRMED' || new Date(reservation.startsAt) <= now) return 'over'
  if (reservation.overlapping) return 'anyTime'
  return new Date(reservation.cancelUntil) > now ? 'until' : 'tooLate'
}

/** Still to come, the next one first; and the rest, the latest first. */
export function comingAndPast(reservations: ListedReservation[], now: Date) {
  const isComing = (one: ListedReservation) => one.status === 'CONFIRMED' && new Date(one.endsAt) > now
  return {
    coming: reservations.filter(isComing).sort((one, other) => one.startsAt.localeCompare(other.startsAt)),
    past: reservations
      .filter((one) => !isComing(one))
      .sort((one, other) => other.startsAt.localeCompare(one.startsAt)),
  }
}
