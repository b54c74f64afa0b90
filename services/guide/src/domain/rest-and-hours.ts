import { refuse } from '@xingzhi/runtime/refusal'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { HeldShift } from './shift.ts'

type Span = Pick<HeldShift, 'startsAt' | 'endsAt'>

const minuteMs = 60_000
const dayMs = 86_400_000

/** Who stays where they are needs no rest. Says from when, or until when, something elsewhere would do. */
export function refuseWithoutRest(shift: HeldShift, others: readonly HeldShift[], restMinutes: number): void {
  const restMs = restMinutes * minuteMs
  for (const { id, startsAt, endsAt, startsPlace, endsPlace } of others) {
    const facts = { restMinutes, startsAt, endsAt, shiftId: id }
    const earliest = new Date(endsAt.getTime() + restMs)
    if (endsAt <= shift.startsAt && shift.startsAt < earliest && endsPlace !== shift.startsPlace) {
      refuse('REST_REQUIRED', { ...facts, startsFrom: earliest })
    }
    const latest = new Date(startsAt.getTime() - restMs)
    if (shift.endsAt <= startsAt && shift.endsAt > latest && shift.endsPlace !== startsPlace) {
      refuse('REST_REQUIRED', { ...facts, endsUntil: latest })
    }
  }
}

/**
 * Shifts without a night's rest between them must be over in what it leaves of 24 hours. Says from when, or until when, something else
 * would do. One long shift alone is no matter of rest.
 */
export function refuseWithoutNight(
  shift: HeldShift,
  others: readonly HeldShift[],
  nightRestMinutes: number,
): void {
  const restMs = nightRestMinutes * minuteMs
  let [from, until] = [shift.startsAt, shift.endsAt]
  let last: HeldShift | undefined
  for (const other of others.toSorted((one, two) => two.endsAt.getTime() - one.endsAt.getTime())) {
    if (other.startsAt >= from || from.getTime() - other.endsAt.getTime() >= restMs) continue
    last ??= other
    from = other.startsAt
  }
  let next: HeldShift | undefined
  for (const other of others.toSorted((one, two) => one.startsAt.getTime() - two.startsAt.getTime())) {
    if (other.endsAt <= until || other.startsAt.getTime() - until.getTime() >= restMs) continue
    next ??= other
    until = other.endsAt
  }
  const near = last ?? next
  if (!near || until.getTime() - from.getTime() <= dayMs - restMs) return
  const { id, startsAt, endsAt } = near
  refuse('REST_REQUIRED', {
    ...{ rest: 'night', restMinutes: nightRestMinutes, shiftId: id, startsAt, endsAt },
    ...(last
      ? { startsFrom: new Date(endsAt.getTime() + restMs) }
      : { endsUntil: new Date(startsAt.getTime() - restMs) }),
  })
}

/** In any 24 hours that the shift has a part in. Names those with the most. */
export function refuseManyHours(
  shift: HeldShift,
  others: readonly HeldShift[],
  limit: number,
  wallClock: WallClock,
): void {
  const all = [shift, ...others]
  // As a rule all of it together is less than a day may have.
  if (all.reduce((sum, one) => sum + minutesWithin(one, one), 0) <= limit) return
  // The most is where a shift begins with the 24 hours, or ends with them; or where this one has its first or last minute in them.
  const begins = all.map(({ startsAt }) => startsAt.getTime())
  const ends = all.map(({ endsAt }) => endsAt.getTime() - dayMs)
  const edges = [shift.startsAt.getTime() + minuteMs - dayMs, shift.endsAt.getTime() - minuteMs]
  const starts = [...begins, ...ends, ...edges]
  const counted = starts.map((startMs) => {
    const day = { startsAt: new Date(startMs), endsAt: new Date(startMs + dayMs) }
    const wanted = minutesWithin(shift, day)
    return { day, wanted, minutes: others.reduce((sum, other) => sum + minutesWithin(other, day), 0) }
  })
  const [most] = counted
    .filter(({ wanted, minutes }) => wanted > 0 && minutes + wanted > limit)
    .sort((one, two) => two.minutes + two.wanted - one.minutes - one.wanted)
  if (!most) return
  const { day, minutes, wanted } = most
  const date = new Date(wallClock.wallTimeOf(shift.startsAt).day * dayMs).toISOString().slice(0, 10)
  const within = { from: day.startsAt, until: day.endsAt }
  refuse('LIMIT_REACHED', { what: 'minutesPerDay', limit, minutes, wanted, day: date, ...within })
}

/** Whole minutes of the shift that lie in this span. */
export function minutesWithin({ startsAt, endsAt }: Span, within: Span): number {
  const from = Math.max(startsAt.getTime(), within.startsAt.getTime())
  const until = Math.min(endsAt.getTime(), within.endsAt.getTime())
  return Math.max(0, Math.ceil((until - from) / minuteMs))
}
