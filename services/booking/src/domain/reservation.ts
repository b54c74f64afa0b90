import { refuse } from '@xingzhi/runtime/refusal'
import type { reservations } from '../db/schema.ts'
import { releasePlaces, type Slot, type SlotKind } from './slot.ts'

/** With what it shows of its slot, as that is now. */
export interface Reservation extends Row {
  slotKind: SlotKind
  startsAt: Date
  endsAt: Date
  /** Moved into another entry of the person's calendar, or the other one. */
  overlapping: boolean
}

type Row = typeof reservations.$inferSelect

export interface CancelRules {
  cancelDeadlineMinutes: number
}

/** Whoever reserves late may think again for so long. */
const UNDO_MS = 15 * 60_000

/** Until when whoever reserves in time may cancel. */
export function cancelUntilOf({ startsAt }: Pick<Slot, 'startsAt'>, rules: CancelRules): Date {
  return new Date(startsAt.getTime() - rules.cancelDeadlineMinutes * 60_000)
}

/**
 * The last moment at which the holder may cancel: never reckoned against them. Who was moved, or has something moved into what they hold,
 * may leave until the start.
 */
export function cancelUntil(reservation: Reservation, rules: CancelRules): Date {
  const { startsAt, createdAt, overlapping, deadlineWaived } = reservation
  if (overlapping || deadlineWaived) return startsAt
  const latest = Math.max(cancelUntilOf(reservation, rules).getTime(), createdAt.getTime() + UNDO_MS)
  return new Date(Math.min(latest, startsAt.getTime()))
}

/** The slot and the reservation after its holder cancelled; undefined when it is cancelled already. Refuses TOO_LATE. */
export function cancelReservation(
  slot: Slot,
  reservation: Reservation,
  now: Date,
  rules: CancelRules,
): { slot: Slot; reservation: Reservation } | undefined {
  if (reservation.status === 'CANCELLED') return undefined
  const deadline = cancelUntil(reservation, rules)
  if (reservation.status !== 'CONFIRMED' || now > deadline) refuse('TOO_LATE', { deadline })
  return {
    slot: releasePlaces(slot, reservation.partySize),
    reservation: { ...reservation, status: 'CANCELLED', cancelledAt: now, overlapping: false },
  }
}
