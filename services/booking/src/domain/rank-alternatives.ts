import { distanceMetres, type Point } from '@xingzhi/runtime/distance'

export interface Wish {
  startsAt: Date
  /** Where the person is; without it, where the wished slot is. */
  from: Point
}

export interface Candidate extends Point {
  id: string
  startsAt: Date
  endsAt: Date
  capacity: number
  /** reserved + offered */
  held: number
  /** Of a departure: it walks the wished route; sessions have none, which is the same. */
  isSameRoute: boolean
}

export interface Busy {
  startsAt: Date
  endsAt: Date
}

export interface RankedAlternative {
  id: string
  distanceMetres: number
  startsInMinutes: number
  loadPercent: number
  /** 0 is the wish itself at an empty site; less is better. */
  score: number
}

export const ALTERNATIVES_MAX = 5

const WEIGHTS = { distance: 0.4, shift: 0.35, load: 0.25 }
// Half of the most that the term can cost: a walk or two stops of the metro; one day.
const HALF_DISTANCE_METRES = 3_000
const HALF_SHIFT_MINUTES = 24 * 60

/**
 * The best slots for somebody who cannot have what they wished for, at most 5, the best first; none that overlaps with what
 * they hold.
 *
 *   score = 0.40 · d / (d + 3 km) + 0.35 · t / (t + 24 h) + 0.25 · load
 *
 * d: distance from the person; t: how far the start is from the wished start, earlier or later; load: held / capacity.
 * d and t saturate: from 1 km to 4 km counts, from 21 km to 24 km hardly does. Load draws people to emptier sites, but alone
 * it never outweighs a place around the corner at the same hour. Equal scores: the earlier start, then the id. Another departure of
 * the wished route comes before all those that only share its theme.
 */
export function rankAlternatives(
  wish: Wish,
  candidates: readonly Candidate[],
  busy: readonly Busy[],
  now: Date,
): RankedAlternative[] {
  return candidates
    .filter((candidate) => !busy.some((entry) => overlaps(entry, candidate)))
    .map((candidate) => ({ candidate, ranked: rank(wish, candidate, now) }))
    .sort(
      (a, b) =>
        Number(b.candidate.isSameRoute) - Number(a.candidate.isSameRoute) ||
        a.ranked.score - b.ranked.score ||
        a.candidate.startsAt.getTime() - b.candidate.startsAt.getTime() ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .slice(0, ALTERNATIVES_MAX)
    .map(({ ranked }) => ranked)
}

function rank(wish: Wish, candidate: Candidate, now: Date): RankedAlternative {
  const distance = Math.round(distanceMetres(wish.from, candidate))
  const shift = Math.abs(minutes(candidate.startsAt, wish.startsAt))
  const load = candidate.capacity === 0 ? 1 : candidate.held / candidate.capacity
  return {
    id: candidate.id,
    distanceMetres: distance,
    startsInMinutes: Math.floor(minutes(candidate.startsAt, now)),
    loadPercent: Math.round(100 * load),
    score:
      WEIGHTS.distance * saturate(distance, HALF_DISTANCE_METRES) +
      WEIGHTS.shift * saturate(shift, HALF_SHIFT_MINUTES) +
      WEIGHTS.load * load,
  }
}

const saturate = (value: number, half: number) => value / (value + half)
const minutes = (a: Date, b: Date) => (a.getTime() - b.getTime()) / 60_000
const overlaps = (a: Busy, b: Busy) => a.startsAt < b.endsAt && b.startsAt < a.endsAt
