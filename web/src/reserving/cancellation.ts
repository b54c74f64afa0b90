import type { ReservationInListFragment } from '../api/gen/documents.ts'

export type ListedReservation = ReservationInListFragment

export type Cancellation = 'until' | 'anyTime' | 'tooLate' | 'over'

/** The contract's: whoever reserves late may undo it for so long. */
const UNDO_MS = 15 * 60_000

interface Deadline {
  startsAt: string
  cancelUntil: string
}

/** Whether a reservation can still be cancelled. */
export function cancellation(
  reservation: Deadline & Pick<ListedReservation, 'status'>,
  now: Date,
): Cancellation {
  const { status, startsAt, cancelUntil } = reservation
  if (status !== 'CONFIRMED' || new Date(startsAt) <= now) return 'over'
  if (new Date(cancelUntil) >= new Date(startsAt)) return 'anyTime'
  return new Date(cancelUntil) >= now ? 'until' : 'tooLate'
}

/** How long what is reserved now can be cancelled, of which `cancelUntil` is the slot's. */
export function cancellationOfNew(
  { startsAt, cancelUntil }: Deadline,
  now: Date,
): 'until' | 'anyTime' | 'undo' {
  const undoneUntil = now.getTime() + UNDO_MS
  if (Math.max(undoneUntil, new Date(cancelUntil).getTime()) >= new Date(startsAt).getTime()) return 'anyTime'
  return undoneUntil > new Date(cancelUntil).getTime() ? 'undo' : 'until'
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
