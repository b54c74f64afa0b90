import type { PlannedReservation } from '../plan-reservations.ts'
import { randomFor } from '../random.ts'
import { shanghaiDay } from '../shanghai-day.ts'
import type { PlannedClaim } from './plan-claims.ts'
import type { PlannedDeparture } from './plan-departures.ts'

/** Above everybody who goes to sessions. */
const firstCitizen = 20_001
const citizens = 80
/** Everybody may hold ten reservations. */
const reservationsPerPersonMax = 6

/** Who walks along, where guides open places: one walk a day for each, and a few departures are full. */
export function planWalkers(
  seed: number,
  departures: readonly PlannedDeparture[],
  claims: readonly PlannedClaim[],
): PlannedReservation[] {
  const crowd = Array.from({ length: citizens }, (_, index) => ({
    person: `citizen-${firstCitizen + index}`,
    days: new Set<number>(),
  }))
  return departures.flatMap((departure) => {
    const day = shanghaiDay(departure.startsAt)
    const random = randomFor(seed, 'walkers', departure.key)
    const draw = random.next()
    let left = Math.floor(placesOf(departure, claims) * (draw < 0.1 ? 1 : draw))
    const free = crowd.filter(({ days }) => !days.has(day) && days.size < reservationsPerPersonMax)
    return free.flatMap(({ person, days }) => {
      const partySize = Math.min(random.pick([1, 2, 2, 3, 4]), left)
      if (partySize === 0) return []
      left -= partySize
      days.add(day)
      return { key: departure.key, slotKey: departure.key, person, partySize }
    })
  })
}

/** The places that a departure's guides open. */
export function placesOf(
  { key, groupSize, placesLimit }: PlannedDeparture,
  claims: readonly PlannedClaim[],
): number {
  const guides = claims.filter(({ departureKey }) => departureKey === key).length
  return placesLimit > 0 ? Math.min(guides * groupSize, placesLimit) : guides * groupSize
}
