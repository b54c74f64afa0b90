import type { SessionStatus, SlotStatus } from '../api/gen/documents.ts'

export type SessionState = 'cancelled' | 'started' | 'preparing' | 'notOpenYet' | 'closed' | 'full' | 'open'

interface SessionFacts {
  status: SessionStatus
  startsAt: string
  slot: { remaining: number; opensAt: string; closesAt: string; status: SlotStatus } | null
}

/** What can be done with a session now. `preparing`: booking has not heard of it yet. */
export function sessionState({ status, startsAt, slot }: SessionFacts, now: Date): SessionState {
  if (status === 'CANCELLED' || slot?.status === 'CANCELLED') return 'cancelled'
  if (new Date(startsAt) <= now) return 'started'
  if (!slot) return 'preparing'
  if (new Date(slot.opensAt) > now) return 'notOpenYet'
  if (new Date(slot.closesAt) <= now) return 'closed'
  return slot.remaining > 0 ? 'open' : 'full'
}
