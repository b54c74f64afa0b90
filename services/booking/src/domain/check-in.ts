import { refuse } from '@xingzhi/runtime/refusal'
import type { Reservation } from './reservation.ts'

const OPENS_BEFORE_START_MS = 60 * 60_000
const CLOSES_AFTER_END_MS = 24 * 3_600_000

/**
 * The reservation with so many of its party present; undefined when that is what is known. Counted again, the time stays that of
 * the first. Refuses NOT_FOUND, INVALID_INPUT, SLOT_NOT_OPEN, TOO_LATE.
 */
export function checkIn(
  reservation: Reservation | undefined,
  peoplePresent: number,
  now: Date,
): Reservation | undefined {
  if (!reservation || reservation.status === 'CANCELLED') refuse('NOT_FOUND', { what: 'reservation' })
  const { partySize, startsAt, endsAt } = reservation
  if (peoplePresent > partySize) {
    refuse('INVALID_INPUT', { field: 'peoplePresent', problem: 'too_large', limit: partySize })
  }
  const opensAt = new Date(startsAt.getTime() - OPENS_BEFORE_START_MS)
  if (now < opensAt) refuse('SLOT_NOT_OPEN', { opensAt })
  const deadline = new Date(endsAt.getTime() + CLOSES_AFTER_END_MS)
  if (now > deadline) refuse('TOO_LATE', { deadline })
  if (reservation.peoplePresent === peoplePresent) return undefined
  return { ...reservation, status: 'ATTENDED', peoplePresent, checkedInAt: reservation.checkedInAt ?? now }
}
