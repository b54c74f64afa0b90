import { type WallClock, weekdayOf } from '@xingzhi/runtime/wall-clock'
import { blockedSpans, meets, type Occupation, type Span } from './occupancy.ts'
import { sizeObstacle, type Wish } from './schedule.ts'
import type { Session } from './session.ts'
import type { SiteRules } from './site.ts'

export const suggestedStartsMax = 3
/** How many days are searched, the wished one included. */
export const searchDays = 15
/** Starts are offered at :00, :15, :30 and :45. */
const gridMinutes = 15
/** Two starts offered lie at least this far apart, so that they are a choice. */
const apartMs = 60 * 60_000

/** The first and the last start that other rules leave: not in the past, after reservations open … */
export interface Allowed {
  earliest: Date
  latest: Date
}

/** Starts that leave time to reserve: later than now and than the opening, not before a named closing. */
export function allowedStarts(
  { opensAt, closesAt, closesWithStart }: Pick<Session, 'opensAt' | 'closesAt' | 'closesWithStart'>,
  now: Date,
  latest: Date,
): Allowed {
  const afterMs = Math.max(now.getTime(), opensAt?.getTime() ?? 0) + 1
  return { earliest: new Date(Math.max(afterMs, closesWithStart ? 0 : closesAt.getTime())), latest }
}

/** The days that are searched, for reading the sessions that lie in them. */
export function searchSpan(wish: Wish, allowed: Allowed, wallClock: WallClock): Span {
  const first = firstDay(wish, allowed, wallClock)
  return { startsAt: wallClock.momentOf(first, 0), endsAt: wallClock.momentOf(first + searchDays, 0) }
}

/**
 * The starts nearest to the wished one at which the same session would fit, the nearest first (of two equally
 * near, the later), on the wished day (the first allowed day, when that has passed) and the 14 after it.
 * `others`: the site's other published sessions that meet `searchSpan`.
 *
 * The times at which the room is taken or too few places are left are merged into disjoint blocks once,
 * O(n log n) in the sessions. Each opening is then walked on a grid of 15 minutes beside the blocks that meet it:
 * at most 96 starts a day, O(days × (96 + n)). Picking sorts those that fit by their distance and keeps what lies
 * at least an hour from what is picked. 200 sessions in these days cost about two milliseconds.
 */
export function suggestedStarts(
  wish: Wish,
  site: SiteRules,
  others: readonly Occupation[],
  allowed: Allowed,
  wallClock: WallClock,
): Date[] {
  if (sizeObstacle(wish, site)) return []
  const durationMs = wish.endsAt.getTime() - wish.startsAt.getTime()
  const blocks = blockedSpans(others, wish, site.capacity)
  const first = firstDay(wish, allowed, wallClock)
  const fitting = openSpans(site, first, wallClock).flatMap((open) =>
    startsWithin(open, durationMs, blocks, allowed),
  )
  return nearestApart(fitting, wish.startsAt)
}

function firstDay(wish: Wish, allowed: Allowed, wallClock: WallClock): number {
  return Math.max(wallClock.wallTimeOf(wish.startsAt).day, wallClock.wallTimeOf(allowed.earliest).day)
}

function isAllowed(startMs: number, { earliest, latest }: Allowed): boolean {
  return earliest.getTime() <= startMs && startMs <= latest.getTime()
}

function openSpans(site: SiteRules, firstDay: number, wallClock: WallClock): Span[] {
  return Array.from({ length: searchDays }, (_, index) => firstDay + index).flatMap((day) => {
    const weekday = weekdayOf(day)
    return site.openings
      .filter((opening) => opening.weekday === weekday)
      .sort((one, other) => one.opensMinute - other.opensMinute)
      .map((opening) => ({
        startsAt: wallClock.momentOf(day, Math.ceil(opening.opensMinute / gridMinutes) * gridMinutes),
        endsAt: wallClock.momentOf(day, opening.closesMinute),
      }))
  })
}

function startsWithin(open: Span, durationMs: number, blocks: readonly Span[], allowed: Allowed): Date[] {
  const near = blocks.filter((block) => meets(block, open))
  const starts: Date[] = []
  let next = 0
  for (
    let startMs = open.startsAt.getTime();
    startMs + durationMs <= open.endsAt.getTime();
    startMs += gridMinutes * 60_000
  ) {
    while ((near[next]?.endsAt.getTime() ?? Number.POSITIVE_INFINITY) <= startMs) next += 1
    const blocked = (near[next]?.startsAt.getTime() ?? Number.POSITIVE_INFINITY) < startMs + durationMs
    if (!blocked && isAllowed(startMs, allowed)) starts.push(new Date(startMs))
  }
  return starts
}

function nearestApart(starts: readonly Date[], wished: Date): Date[] {
  const away = (start: Date) => Math.abs(start.getTime() - wished.getTime())
  const sorted = [...starts].sort((one, other) => away(one) - away(other) || other.getTime() - one.getTime())
  const picked: Date[] = []
  for (const start of sorted) {
    if (picked.length === suggestedStartsMax) break
    if (picked.every((other) => Math.abs(other.getTime() - start.getTime()) >= apartMs)) picked.push(start)
  }
  return picked
}
