import { refuse } from '@xingzhi/runtime/refusal'
import type { Reservation } from './reservation.ts'
import { capacityOf, placesLeft, type Slot } from './slot.ts'

export interface PartyWish {
  partySize: number
  /** The start that the person was shown; undefined: whatever it is. */
  expectedStartsAt: Date | undefined
}

/**
 * The slot, as its next version, and the reservation with a party of another size; undefined when it has that size. Fewer may come at any time
 * before the start; more are judged as whoever reserves is. Code and place in the order of arrival stay. Refuses NOT_FOUND,
 * SLOT_CANCELLED, TOO_LATE; CHANGED, SLOT_NOT_OPEN, SLOT_CLOSED, PARTY_TOO_LARGE, SLOT_FULL.
 */
export function changePartySize(
  slot: Slot,
  reservation: Reservation,
  wish: PartyWish,
  now: Date,
): { slot: Slot; reservation: Reservation } | undefined {
  refuseSettled(slot, reservation, now)
  const { partySize } = wish
  const more = partySize - reservation.partySize
  if (more === 0) return undefined
  if (more > 0) refuseMore(slot, reservation, wish, now)
  const reserved = slot.reserved + more
  return {
    slot: { ...slot, reserved, capacity: capacityOf({ ...slot, reserved }), version: slot.version + 1 },
    reservation: { ...reservation, partySize },
  }
}

function refuseSettled(slot: Slot, { status, checkedInAt }: Reservation, now: Date): void {
  if (slot.status === 'CANCELLED') refuse('SLOT_CANCELLED')
  if (status === 'CANCELLED') refuse('NOT_FOUND', { what: 'reservation' })
  if (status !== 'CONFIRMED') refuse('TOO_LATE', { deadline: checkedInAt ?? slot.startsAt })
  if (now >= slot.startsAt) refuse('TOO_LATE', { deadline: slot.startsAt })
}

/** In the order of `judge_requests`. */
function refuseMore(
  slot: Slot,
  { partySize: held }: Reservation,
  { partySize, expectedStartsAt }: PartyWish,
  now: Date,
): void {
  const { startsAt, opensAt, closesAt, maximumPartySize: maximum } = slot
  if (expectedStartsAt && expectedStartsAt.getTime() !== startsAt.getTime()) refuse('CHANGED', { startsAt })
  if (now < opensAt) refuse('SLOT_NOT_OPEN', { opensAt })
  if (now >= closesAt) refuse('SLOT_CLOSED', { closesAt })
  if (partySize > maximum) refuse('PARTY_TOO_LARGE', { maximum, held })
  const remaining = placesLeft(slot)
  if (partySize - held > remaining) refuse('SLOT_FULL', { remaining, partySize, held })
}
