import { distanceMetres, type Point } from '@xingzhi/runtime/distance'

export interface Wish {
  startsAt: Date
  partySize: number
  /** Where the person is; without it, where the wished slot is. */
  from: Point
}

export interface Candidate extends Point {
  id: string
  startsAt: Date
  endsAt: Date
  maximumPartySize: number
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

/** A candidate for whoever wishes for a slot. */
export interface OrderedCandidate extends Candidate {
  load: number
  /** The least that its score can be: for somebody at its door. */
  leastScore: number
}

/** Candidates in an order that serves all who wish for a slot of this start: those first that may suit somebody best. */
export function orderCandidates(wishedStart: Date, candidates: readonly Candidate[]): OrderedCandidate[] {
  return candidates
    .map((candidate) => {
      const shift = Math.abs(minutes(candidate.startsAt, wishedStart))
      const load = candidate.capacity === 0 ? 1 : candidate.held / candidate.capacity
      const leastScore = WEIGHTS.shift * saturate(shift, HALF_SHIFT_MINUTES) + WEIGHTS.load * load
      return { ...candidate, load, leastScore }
    })
    .sort((a, b) => Number(b.isSameRoute) - Number(a.isSameRoute) || a.leastScore - b.leastScore)
}

/**
 * The best of these for somebody who cannot have what they wished for, at most so many, the best first; none that overlaps with what
 * they hold, or has too few places.
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
  ordered: readonly OrderedCandidate[],
  busy: readonly Busy[],
  now: Date,
  countMax: number = ALTERNATIVES_MAX,
): RankedAlternative[] {
  const best: Ranked[] = []
  for (const candidate of ordered) {
    const last = best[countMax - 1]
    // Nor does any of those behind it.
    if (last && !mayComeBefore(candidate, last)) break
    if (!suits(candidate, wish, busy)) continue
    const distance = Math.round(distanceMetres(wish.from, candidate))
    const score = candidate.leastScore + WEIGHTS.distance * saturate(distance, HALF_DISTANCE_METRES)
    const ranked = { candidate, distance, score }
    const place = best.findIndex((other) => compare(ranked, other) < 0)
    best.splice(place < 0 ? best.length : place, 0, ranked)
    if (best.length > countMax) best.pop()
  }
  return best.map(({ candidate, distance, score }) => ({
    id: candidate.id,
    distanceMetres: distance,
    startsInMinutes: Math.floor(minutes(candidate.startsAt, now)),
    loadPercent: Math.round(100 * candidate.load),
    score,
  }))
}

interface Ranked {
  candidate: OrderedCandidate
  distance: number
  score: number
}

function mayComeBefore({ isSameRoute, leastScore }: OrderedCandidate, last: Ranked): boolean {
  return isSameRoute === last.candidate.isSameRoute ? leastScore <= last.score : isSameRoute
}

function suits(candidate: Candidate, { partySize }: Wish, busy: readonly Busy[]): boolean {
  const left = candidate.capacity - candidate.held
  if (partySize > left || partySize > candidate.maximumPartySize) return false
  return !busy.some((entry) => overlaps(entry, candidate))
}

function compare(a: Ranked, b: Ranked): number {
  return (
    Number(b.candidate.isSameRoute) - Number(a.candidate.isSameRoute) ||
    a.score - b.score ||
    a.candidate.startsAt.getTime() - b.candidate.startsAt.getTime() ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  )
}

const saturate = (value: number, half: number) => value / (value + half)
const minutes = (a: Date, b: Date) => (a.getTime() - b.getTime()) / 60_000
const overlaps = (a: Busy, b: Busy) => a.startsAt < b.endsAt && b.startsAt < a.endsAt
