import { refuse } from '@xingzhi/runtime/refusal'
import type { Reservation } from './reservation.ts'

const OPENS_BEFORE_START_MS = 60 * 60_000
const CLOSES_AFTER_END_MS = 24 * 3_600_000

/**
 * The reservation with so many of its party present, with nobody as one that did not come; undefined when that is what is known.
 * Counted again, the time stays that of the first. Refuses NOT_FOUND, INVALID_INPUT, SLOT_NOT_OPEN, TOO_LATE.
 */
export function checkIn(
  given: Reservation | undefined,
  peoplePresent: number,
  now: Date,
): Reservation | undefined {
  const reservation = heldIn(given)
  const { partySize } = reservation
  if (peoplePresent > partySize) {
    refuse('INVALID_INPUT', { field: 'peoplePresent', problem: 'too_large', limit: partySize })
  }
  refuseOutside(reservation, now)
  if (peoplePresent === 0) {
    if (reservation.status === 'NO_SHOW') return undefined
    return { ...reservation, ...nobodySeen, status: 'NO_SHOW' }
  }
  if (reservation.peoplePresent === peoplePresent) return undefined
  return { ...reservation, status: 'ATTENDED', peoplePresent, checkedInAt: reservation.checkedInAt ?? now }
}

/** The reservation as nobody has asked for it at the door; undefined when nobody has. Refuses NOT_FOUND, SLOT_NOT_OPEN, TOO_LATE. */
export function undoCheckIn(given: Reservation | undefined, now: Date): Reservation | undefined {
  const reservation = heldIn(given)
  refuseOutside(reservation, now)
  if (reservation.status === 'CONFIRMED') return undefined
  return { ...reservation, ...nobodySeen, status: 'CONFIRMED' }
}

const nobodySeen = { peoplePresent: null, checkedInAt: null }

function heldIn(reservation: Reservation | undefined): Reservation {
  if (!reservation || reservation.status === 'CANCELLED') refuse('NOT_FOUND', { what: 'reservation' })
  return reservation
}

function refuseOutside({ startsAt, endsAt }: Reservation, now: Date): void {
  const opensAt = new Date(startsAt.getTime() - OPENS_BEFORE_START_MS)
  if (now < opensAt) refuse('SLOT_NOT_OPEN', { opensAt })
  const deadline = new Date(endsAt.getTime() + CLOSES_AFTER_END_MS)
  if (now > deadline) refuse('TOO_LATE', { deadline })
}
