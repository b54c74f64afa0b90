import type { PlacesOfSlotFragment } from '../api/gen/documents.ts'

type Places = Pick<PlacesOfSlotFragment, 'remaining' | 'maximumPartySize' | 'opensAt' | 'closesAt'>

/** Why a party cannot grow further. */
export type PartyLimit = 'closed' | 'places' | 'party'

/** How many a party may be that holds so many places, and what keeps it from being more. */
export function partySizes(held: number, slot: Places, now: Date): { most: number; limit: PartyLimit } {
  const isOpen = new Date(slot.opensAt) <= now && now < new Date(slot.closesAt)
  if (!isOpen) return { most: held, limit: 'closed' }
  const fitting = held + Math.max(0, slot.remaining)
  return fitting < slot.maximumPartySize
    ? { most: fitting, limit: 'places' }
    : { most: Math.max(held, slot.maximumPartySize), limit: 'party' }
}
