import type { Reservation } from './reservation.ts'

/**
 * Who loses a place when so many are left: the last to reserve first, skipping nobody, until the rest fits. A party goes as a
 * whole, even when a smaller one behind it would have been enough; one that was checked in stays.
 */
export function whoLeaves(held: readonly Reservation[], places: number): Reservation[] {
  let taken = held.reduce((sum, { partySize }) => sum + partySize, 0)
  const leaving: Reservation[] = []
  for (const reservation of held.filter(({ status }) => status === 'CONFIRMED').toSorted(latestFirst)) {
    if (taken <= places) break
    leaving.push(reservation)
    taken -= reservation.partySize
  }
  return leaving
}

// Ids are drawn in the order of arrival, and tell apart what one batch confirmed.
const latestFirst = (a: Reservation, b: Reservation) =>
  b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1)
