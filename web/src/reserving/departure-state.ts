import type { DepartureStatus, SlotStatus } from '../api/gen/documents.ts'

export type DepartureState =
  | 'cancelled'
  | 'started'
  | 'waiting'
  | 'preparing'
  | 'notOpenYet'
  | 'closed'
  | 'full'
  | 'open'

interface DepartureFacts {
  status: DepartureStatus
  startsAt: string
  guidesConfirmed: number
  slot: { capacity: number; remaining: number; opensAt: string; closesAt: string; status: SlotStatus } | null
}

/** What can be done with a departure now. `waiting`: no guide yet, so there are no places. */
export function departureState(
  { status, startsAt, guidesConfirmed, slot }: DepartureFacts,
  now: Date,
): DepartureState {
  if (status === 'CANCELLED' || slot?.status === 'CANCELLED') return 'cancelled'
  if (new Date(startsAt) <= now) return 'started'
  if (!slot) return guidesConfirmed > 0 ? 'preparing' : 'waiting'
  if (new Date(slot.closesAt) <= now) return 'closed'
  if (slot.capacity === 0) return 'waiting'
  if (new Date(slot.opensAt) > now) return 'notOpenYet'
  return slot.remaining > 0 ? 'open' : 'full'
}
