import type { PlannedSession } from './plan-sessions.ts'
import { randomFor } from './random.ts'

export interface PlannedReservation {
  /** Unique per person. */
  key: string
  slotKey: string
  /** A demo person's name: `citizen-5001` … */
  person: string
  partySize: number
}

/** The people below are free for those who try the system. */
const firstCitizen = 5001
/** Days that follow each other draw from different people, so that nobody holds more than one day's reservations. */
const citizensPerDay = 400
const dayCycle = 30
const reservationsPerPersonMax = 3

/** Who comes to one day's sessions: nobody is in two places at once. Depends on seed, day and sessions only. */
export function planReservations(
  seed: number,
  sessions: PlannedSession[],
  day: number,
): PlannedReservation[] {
  const first = firstCitizen + (day % dayCycle) * citizensPerDay
  const crowd = Array.from({ length: citizensPerDay }, (_, index) => ({
    person: `citizen-${first + index}`,
    freeFrom: 0,
    held: 0,
  }))
  const reservations: PlannedReservation[] = []
  for (const session of [...sessions].sort(byStart)) {
    const random = randomFor(seed, 'crowd', session.key)
    let left = placesToTake(session.capacity, random.next())
    for (const visitor of crowd) {
      if (left === 0) break
      if (visitor.held === reservationsPerPersonMax || visitor.freeFrom > session.startsAt.getTime()) continue
      const wish = random.pick([1, 1, 1, 2, 2, 2, 3, 4])
      const partySize = Math.min(wish, left, session.activity.idea.maximumPartySize)
      reservations.push({ key: session.key, slotKey: session.key, person: visitor.person, partySize })
      visitor.freeFrom = session.endsAt.getTime()
      visitor.held += 1
      left -= partySize
    }
  }
  return reservations
}

/** A few are full, some nearly, most half empty, some untouched. */
function placesToTake(capacity: number, draw: number): number {
  if (draw < 0.04) return capacity
  if (draw < 0.16) return capacity - (draw < 0.1 ? 1 : 2)
  if (draw < 0.3) return 0
  return Math.floor(capacity * (draw - 0.3))
}

function byStart(one: PlannedSession, other: PlannedSession): number {
  return one.startsAt.getTime() - other.startsAt.getTime() || (one.key < other.key ? -1 : 1)
}
