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
  /** How much it is what was wished for: all of the first kind come before those of the next. */
  kinship: Kinship
}

/**
 * The same activity or route; the same by its title elsewhere, or the same route in another language; something like it that suits the same
 * people; something like it for older or more skilled ones, or in another language.
 */
export type Kinship = 0 | 1 | 2 | 3

/** What somebody has in their calendar. */
export interface Busy {
  startsAt: Date
  endsAt: Date
  /** Of a reservation, or of a shift, which has the id of its slot; null: time that is held for a claim. */
  slotId: string | null
  reservationId: string | null
}

export interface RankedAlternative {
  id: string
  distanceMetres: number
  startsInMinutes: number
  loadPercent: number
  /** 0 is the wish itself at an empty site; less is better. */
  score: number
  /** What the person has at that time. */
  clash: Busy | undefined
  kinship: Kinship
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
    .sort((a, b) => a.kinship - b.kinship || a.leastScore - b.leastScore)
}

/**
 * The best of these for somebody who cannot have what they wished for, at most so many, the best first; none that they hold, or that has too
 * few places.
 *
 *   score = 0.40 · d / (d + 3 km) + 0.35 · t / (t + 24 h) + 0.25 · load
 *
 * d: distance from the person; t: how far the start is from the wished start, earlier or later; load: held / capacity.
 * d and t saturate: from 1 km to 4 km counts, from 21 km to 24 km hardly does. Load draws people to emptier sites, but alone
 * it never outweighs a place around the corner at the same hour. Equal scores: the earlier start, then the id. The same activity or route
 * comes before all that is only like it. What meets something that they hold comes after everything else, and only when it is the same
 * activity or route: for that they may give up the other one.
 */
export function rankAlternatives(
  wish: Wish,
  ordered: readonly OrderedCandidate[],
  busy: readonly Busy[],
  now: Date,
  countMax: number = ALTERNATIVES_MAX,
): RankedAlternative[] {
  const fits = (candidate: Candidate) => hasPlaces(candidate, wish)
  const free = best(wish, ordered, (one) => fits(one) && !clashOf(one, busy), countMax)
  const meets = (one: Candidate) =>
    one.kinship < 2 && fits(one) && isOfOthers(one, busy) && Boolean(clashOf(one, busy))
  const rest = countMax - free.length
  const clashing = rest > 0 && busy.length > 0 ? best(wish, ordered, meets, rest) : []
  return [...free, ...clashing].map(({ candidate, distance, score }) => ({
    id: candidate.id,
    distanceMetres: distance,
    startsInMinutes: Math.floor(minutes(candidate.startsAt, now)),
    loadPercent: Math.round(100 * candidate.load),
    score,
    clash: clashOf(candidate, busy),
    kinship: candidate.kinship,
  }))
}

interface Ranked {
  candidate: OrderedCandidate
  distance: number
  score: number
}

/** Looks at as many as it needs. */
function best(
  { from }: Wish,
  ordered: readonly OrderedCandidate[],
  suits: (candidate: Candidate) => boolean,
  countMax: number,
): Ranked[] {
  const found: Ranked[] = []
  for (const candidate of ordered) {
    const last = found[countMax - 1]
    // Nor does any of those behind it.
    if (last && !mayComeBefore(candidate, last)) break
    if (!suits(candidate)) continue
    const distance = Math.round(distanceMetres(from, candidate))
    const score = candidate.leastScore + WEIGHTS.distance * saturate(distance, HALF_DISTANCE_METRES)
    const ranked = { candidate, distance, score }
    const place = found.findIndex((other) => compare(ranked, other) < 0)
    found.splice(place < 0 ? found.length : place, 0, ranked)
    if (found.length > countMax) found.pop()
  }
  return found
}

function mayComeBefore({ kinship, leastScore }: OrderedCandidate, last: Ranked): boolean {
  return kinship === last.candidate.kinship ? leastScore <= last.score : kinship < last.candidate.kinship
}

function hasPlaces({ capacity, held, maximumPartySize }: Candidate, { partySize }: Wish): boolean {
  return partySize <= Math.min(capacity - held, maximumPartySize)
}

function clashOf(candidate: Candidate, busy: readonly Busy[]): Busy | undefined {
  return busy.find((entry) => overlaps(entry, candidate))
}

const isOfOthers = ({ id }: Candidate, busy: readonly Busy[]) => !busy.some(({ slotId }) => slotId === id)

function compare(a: Ranked, b: Ranked): number {
  return (
    a.candidate.kinship - b.candidate.kinship ||
    a.score - b.score ||
    a.candidate.startsAt.getTime() - b.candidate.startsAt.getTime() ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  )
}

type Span = Pick<Busy, 'startsAt' | 'endsAt'>

const saturate = (value: number, half: number) => value / (value + half)
const minutes = (a: Date, b: Date) => (a.getTime() - b.getTime()) / 60_000
const overlaps = (a: Span, b: Span) => a.startsAt < b.endsAt && b.startsAt < a.endsAt
