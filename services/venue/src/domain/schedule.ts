import type { WallClock } from '@xingzhi/runtime/wall-clock'
import { type Obstacle, overCapacity, roomTaken } from './obstacle.ts'
import { meets, type Occupation, peakOf, type Span, sharesRoom } from './occupancy.ts'
import { type Opening, roomNamed, type SiteRules } from './site.ts'

/** When, where and for how many somebody wishes to hold a session. */
export interface Wish extends Span {
  /** Null: the site as a whole. */
  room: string | null
  capacity: number
}

/**
 * The first rule that `wish` breaks at a site whose other published sessions are `others` (at least those that
 * meet the wish), in the order that helps most: too late, too large for the room or the site whatever the time,
 * outside the opening, the room taken, too many people at once. Undefined: it fits.
 *
 * At no moment may the capacities of a site's running sessions sum to more than the site's own: it is what
 * the fire certificate allows in the house. A session without a room takes the whole site for itself.
 */
export function obstacleTo(
  wish: Wish,
  site: SiteRules,
  others: readonly Occupation[],
  now: Date,
  wallClock: WallClock,
): Obstacle | undefined {
  if (wish.startsAt <= now) {
    return { code: 'TOO_LATE', facts: { deadline: wish.startsAt } }
  }
  return (
    sizeObstacle(wish, site) ??
    openingObstacle(wish, site, wallClock) ??
    roomObstacle(wish, others) ??
    crowdObstacle(wish, site, others)
  )
}

/** The rules that depend on the number of people only, for a session that keeps its time and room. */
export function capacityObstacleTo(
  wish: Wish,
  site: SiteRules,
  others: readonly Occupation[],
): Obstacle | undefined {
  return sizeObstacle(wish, site) ?? crowdObstacle(wish, site, others)
}

/** Larger than the room or the site: no start would fit. */
export function sizeObstacle(wish: Pick<Wish, 'room' | 'capacity'>, site: SiteRules): Obstacle | undefined {
  const room = roomNamed(site, wish.room)
  if (room && wish.capacity > room.capacity) return overCapacity('room', room.capacity, room.capacity)
  if (wish.capacity > site.capacity) return overCapacity('site', site.capacity, site.capacity)
  return undefined
}

function openingObstacle(wish: Wish, site: SiteRules, wallClock: WallClock): Obstacle | undefined {
  const { day, weekday, minute } = wallClock.wallTimeOf(wish.startsAt)
  const ofDay = site.openings.filter((opening) => opening.weekday === weekday)
  const within = ofDay.some(
    (opening) =>
      wallClock.momentOf(day, opening.opensMinute) <= wish.startsAt &&
      wish.endsAt <= wallClock.momentOf(day, opening.closesMinute),
  )
  if (within) return undefined
  const nearest = nearestOpening(ofDay, minute)
  return {
    code: 'OUTSIDE_OPENING',
    facts: { weekday, opensMinute: nearest?.opensMinute, closesMinute: nearest?.closesMinute },
  }
}

function nearestOpening(openings: readonly Opening[], minute: number): Opening | undefined {
  const away = ({ opensMinute, closesMinute }: Opening) =>
    Math.max(opensMinute - minute, minute - closesMinute, 0)
  return [...openings].sort((one, other) => away(one) - away(other))[0]
}

function roomObstacle(wish: Wish, others: readonly Occupation[]): Obstacle | undefined {
  const there = others.find((other) => meets(wish, other) && sharesRoom(wish.room, other.room))
  return there && roomTaken(there)
}

function crowdObstacle(wish: Wish, site: SiteRules, others: readonly Occupation[]): Obstacle | undefined {
  const left = site.capacity - peakOf(others, wish)
  return wish.capacity <= left ? undefined : overCapacity('site', site.capacity, left)
}
