import { createWallClock } from '@xingzhi/runtime/wall-clock'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meets, type Occupation, peakOf } from './occupancy.ts'
import { obstacleTo, type Wish } from './schedule.ts'
import type { SiteRules } from './site.ts'
import { type Allowed, allowedStarts, searchDays, suggestedStarts } from './suggested-starts.ts'

const minuteMs = 60_000
const wallClock = createWallClock('Asia/Shanghai')
// Monday 2027-03-01, 8:00 in Shanghai.
const now = new Date('2027-03-01T00:00:00Z')
const horizon = new Date('2029-03-01T00:00:00Z')
const rooms = [
  { name: 'wood', capacity: 20 },
  { name: 'paper', capacity: 12 },
]

// Spread so that about a third of the wishes fit and each rule is met.
const openings = fc.array(
  fc.record({ opensMinute: fc.integer({ min: 0, max: 500 }), length: fc.integer({ min: 400, max: 940 }) }),
  { minLength: 4, maxLength: 7 },
)
const sites: fc.Arbitrary<SiteRules> = fc.record({
  capacity: fc.integer({ min: 12, max: 40 }),
  rooms: fc.constant(rooms),
  openings: openings.map((days) =>
    days.map(({ opensMinute, length }, index) => ({
      weekday: index + 1,
      opensMinute,
      closesMinute: opensMinute + length,
    })),
  ),
})
const wishes = fc
  .record({
    room: fc.constantFrom('', 'wood', 'paper', 'wood', 'paper'),
    startMinute: fc.integer({ min: -100, max: 4 * 1440 }),
    durationMinutes: fc.integer({ min: 10, max: 240 }),
    capacity: fc.integer({ min: 1, max: 15 }),
  })
  .map(toSpan)
const crowds = fc.array(
  fc
    .record({
      room: fc.constantFrom('', ...Array.from({ length: 8 }, (_, index) => (index % 2 ? 'wood' : 'paper'))),
      startMinute: fc.integer({ min: -300, max: 6 * 1440 }),
      durationMinutes: fc.integer({ min: 10, max: 300 }),
      capacity: fc.integer({ min: 1, max: 20 }),
    })
    .map(toSpan),
  { maxLength: 40 },
)

describe('the rules of a schedule', () => {
  it('agree with a look at every minute', () => {
    fc.assert(
      fc.property(wishes, sites, crowds, (wish, site, others) => {
        const refused = obstacleTo(wish, site, others, now, wallClock) !== undefined
        expect(refused).toBe(!fitsEveryMinute(wish, site, others))
      }),
      { numRuns: 400 },
    )
  })

  it('let a session start as another ends', () => {
    const site = { capacity: 20, rooms, openings: [{ weekday: 1, opensMinute: 540, closesMinute: 1020 }] }
    const first = toSpan({ room: 'wood', startMinute: 60, durationMinutes: 90, capacity: 20 })
    const second = toSpan({ room: 'wood', startMinute: 150, durationMinutes: 90, capacity: 20 })
    expect(obstacleTo(second, site, [first], now, wallClock)).toBeUndefined()
  })

  it('need one opening for the whole session, to the minute', () => {
    const site = {
      capacity: 20,
      rooms,
      openings: [
        { weekday: 1, opensMinute: 540, closesMinute: 720 },
        { weekday: 1, opensMinute: 780, closesMinute: 1020 },
      ],
    }
    const at = (startMinute: number) =>
      obstacleTo(
        toSpan({ room: '', startMinute, durationMinutes: 120, capacity: 5 }),
        site,
        [],
        now,
        wallClock,
      )
    expect(at(60)).toBeUndefined()
    expect(at(120)).toBeUndefined()
    expect(at(121)).toMatchObject({ code: 'OUTSIDE_OPENING', facts: { opensMinute: 540, closesMinute: 720 } })
    expect(at(290)).toMatchObject({ facts: { opensMinute: 780, closesMinute: 1020 } })
    expect(at(300)).toBeUndefined()
  })
})

describe('the peak of what runs at once', () => {
  it('is the largest sum at any minute', () => {
    fc.assert(
      fc.property(crowds, wishes, (others, span) => {
        const sums = minutesOf(span).map((minute) => sumAt(others, minute))
        expect(peakOf(others, span)).toBe(Math.max(0, ...sums))
      }),
    )
  })
})

describe('suggested starts', () => {
  it('fit, are at most three, the nearest first, and an hour apart', () => {
    fc.assert(
      fc.property(wishes, sites, crowds, (wish, site, others) => {
        const suggestions = suggest(wish, site, others)
        expect(suggestions.length).toBeLessThanOrEqual(3)
        for (const startsAt of suggestions) {
          expect(obstacleTo(moved(wish, startsAt), site, others, now, wallClock)).toBeUndefined()
        }
        const distances = suggestions.map((start) => Math.abs(start.getTime() - wish.startsAt.getTime()))
        expect(distances).toEqual([...distances].sort((one, other) => one - other))
        const sorted = suggestions.map((start) => start.getTime()).sort((one, other) => one - other)
        for (const [index, start] of sorted.slice(1).entries()) {
          expect(start - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(60 * minuteMs)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('miss no nearer quarter of an hour that fits', () => {
    fc.assert(
      fc.property(wishes, sites, crowds, (wish, site, others) => {
        const nearest = suggest(wish, site, others)[0]
        const away = (start: Date) => Math.abs(start.getTime() - wish.startsAt.getTime())
        const nearer = quartersFrom(wish).filter((start) => !nearest || away(start) < away(nearest))
        for (const startsAt of nearer) {
          expect(obstacleTo(moved(wish, startsAt), site, others, now, wallClock)).toBeDefined()
        }
      }),
      { numRuns: 60 },
    )
  })

  it('leave time to reserve: after the opening and not before a named closing', () => {
    const session = { opensAt: new Date(now.getTime() + 1), closesAt: horizon, closesWithStart: false }
    expect(allowedStarts(session, now, horizon).earliest).toEqual(horizon)
    const open = { ...session, closesWithStart: true }
    expect(allowedStarts(open, now, horizon).earliest).toEqual(new Date(now.getTime() + 2))
  })

  it('are none when no start could fit', () => {
    const site = { capacity: 10, rooms, openings: [{ weekday: 1, opensMinute: 0, closesMinute: 1440 }] }
    const wish = toSpan({ room: 'wood', startMinute: 60, durationMinutes: 60, capacity: 11 })
    expect(suggest(wish, site, [])).toEqual([])
  })
})

function suggest(wish: Wish, site: SiteRules, others: Occupation[]): Date[] {
  const allowed: Allowed = { earliest: new Date(now.getTime() + 1), latest: horizon }
  return suggestedStarts(wish, site, others, allowed, wallClock)
}

/** Minutes are counted from `now`. */
function toSpan({
  startMinute,
  durationMinutes,
  ...same
}: {
  room: string
  startMinute: number
  durationMinutes: number
  capacity: number
}) {
  const startsAt = new Date(now.getTime() + startMinute * minuteMs)
  return { ...same, startsAt, endsAt: new Date(startsAt.getTime() + durationMinutes * minuteMs) }
}

function moved(wish: Wish, startsAt: Date): Wish {
  return {
    ...wish,
    startsAt,
    endsAt: new Date(startsAt.getTime() + wish.endsAt.getTime() - wish.startsAt.getTime()),
  }
}

function minutesOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): number[] {
  const count = (endsAt.getTime() - startsAt.getTime()) / minuteMs
  return Array.from({ length: count }, (_, index) => startsAt.getTime() + index * minuteMs)
}

function sumAt(others: Occupation[], ms: number): number {
  return others
    .filter((other) => other.startsAt.getTime() <= ms && ms < other.endsAt.getTime())
    .reduce((sum, other) => sum + other.capacity, 0)
}

/** The same rules, slowly: each minute of the session on its own. */
function fitsEveryMinute(wish: Wish, site: SiteRules, others: Occupation[]): boolean {
  const room = site.rooms.find((each) => each.name === wish.room)
  if (wish.startsAt <= now || wish.capacity > site.capacity || (room && wish.capacity > room.capacity))
    return false
  const shares = (other: Occupation) => wish.room === '' || other.room === '' || wish.room === other.room
  if (others.some((other) => shares(other) && meets(wish, other))) return false
  const opening = site.openings.find((each) => each.weekday === shanghaiWeekday(wish.startsAt))
  const firstMinute = shanghaiMinute(wish.startsAt)
  return minutesOf(wish).every(
    (ms, index) =>
      sumAt(others, ms) + wish.capacity <= site.capacity &&
      opening !== undefined &&
      opening.opensMinute <= firstMinute &&
      firstMinute + index < opening.closesMinute,
  )
}

// Shanghai has had no summer time since 1991.
const shanghaiMinute = (moment: Date) => (Math.floor(moment.getTime() / minuteMs) + 480) % 1440
const shanghaiWeekday = (moment: Date) => new Date(moment.getTime() + 480 * minuteMs).getUTCDay() || 7

function quartersFrom(wish: Wish): Date[] {
  const day = wallClock.wallTimeOf(wish.startsAt < now ? now : wish.startsAt).day
  const first = wallClock.momentOf(day, 0).getTime()
  return Array.from({ length: searchDays * 96 }, (_, index) => new Date(first + index * 15 * minuteMs))
}
