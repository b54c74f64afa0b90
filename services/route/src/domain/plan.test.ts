import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, obstacleTo, type Plan, type Premises, type StationPremises } from './plan.ts'
import { type OpenSpan, peakOf, type Span } from './station-load.ts'
import { type Allowed, suggestedStarts, suggestedStartsMax } from './suggested-starts.ts'
import { visitsOf } from './timetable.ts'

const minuteMs = 60_000
const dayMinutes = 600
const capacity = 30
const ids = ['a', 'b', 'c']

// Small enough that a look at every minute is quick, crowded enough that about half of the plans don't fit.
const span = (lengthMax: number) =>
  fc
    .record({
      from: fc.integer({ min: -30, max: dayMinutes }),
      length: fc.integer({ min: 1, max: lengthMax }),
    })
    .map(({ from, length }): Span => ({ fromMs: from * minuteMs, untilMs: (from + length) * minuteMs }))
const closure: fc.Arbitrary<Block> = span(40).map((each) => ({ ...each, reason: '修缮', reasonEn: '' }))
const stay = fc.record({ span: span(60), people: fc.integer({ min: 1, max: 20 }) })
const openings = fc.constantFrom<OpenSpan[]>(
  [{ fromMs: -1000 * minuteMs, untilMs: 2000 * minuteMs, askFirst: false }],
  [
    { fromMs: 30 * minuteMs, untilMs: 250 * minuteMs, askFirst: true },
    { fromMs: 280 * minuteMs, untilMs: 560 * minuteMs, askFirst: false },
  ],
)
const station = (id: string): fc.Arbitrary<StationPremises> =>
  fc
    .record({
      open: openings,
      closures: fc.array(closure, { maxLength: 1 }),
      stays: fc.array(stay, { maxLength: 12 }),
    })
    .map(({ open, closures, stays }) => {
      const taken = stays.map(({ span, people }) => ({ ...span, people }))
      return { id, name: id, nameEn: '', capacity, open, closures, stays: withinCapacity(taken) }
    })
const premises: fc.Arbitrary<Premises> = fc
  .record({
    stations: fc.tuple(...ids.map(station)),
    closures: fc.array(closure, { maxLength: 1 }),
  })
  .map(({ stations, closures }) => ({ stations: new Map(stations.map((each) => [each.id, each])), closures }))
const stops = fc.array(
  fc.record({
    stationId: fc.constantFrom(...ids),
    stayMinutes: fc.integer({ min: 1, max: 30 }),
    walkMinutes: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 1, maxLength: 5 },
)
const plans: fc.Arbitrary<Plan> = fc
  .record({ start: fc.integer({ min: 1, max: dayMinutes }), stops, people: fc.integer({ min: 1, max: 32 }) })
  .map(({ start, stops, people }) => ({ startMs: start * minuteMs, visits: visitsOf(stops), people }))

describe('a plan held against its stations', () => {
  it('is refused exactly when a look at every minute finds something against it', () => {
    let refusals = 0
    fc.assert(
      fc.property(plans, premises, (plan, given) => {
        const obstacle = obstacleTo(plan, given, 0)
        expect(obstacle === undefined).toBe(fitsEveryMinute(plan, given))
        if (obstacle) refusals++
      }),
      { numRuns: 600 },
    )
    expect(refusals).toBeGreaterThan(100)
    expect(refusals).toBeLessThan(500)
  })

  it('is told the station, how many still fit there and when that is', () => {
    fc.assert(
      fc.property(plans, premises, (plan, given) => {
        const obstacle = obstacleTo(plan, given, 0)
        fc.pre(obstacle?.code === 'STATION_FULL' && plan.people <= capacity)
        const { stationId, left, at } = obstacle?.facts ?? {}
        const { stays } = given.stations.get(String(stationId)) as StationPremises
        expect(capacity - peopleAt(stays, (at as Date).getTime())).toBe(left)
      }),
      { numRuns: 200 },
    )
  })
})

describe('suggested starts', () => {
  it('are the nearest that a look at every minute finds', () => {
    const allowed: Allowed = { earliestMs: 1, latestMs: dayMinutes * minuteMs }
    const all = Array.from({ length: dayMinutes }, (_, index) => (index + 1) * minuteMs)
    fc.assert(
      fc.property(plans, premises, (plan, given) => {
        const wishMs = plan.startMs
        fc.pre(obstacleTo(plan, given, 0) !== undefined)
        const fitting = all.filter((startMs) => fitsEveryMinute({ ...plan, startMs }, given))
        const found = suggestedStarts(plan, given, wishMs, allowed).map((date) => date.getTime())
        expect(found.length).toBeLessThanOrEqual(suggestedStartsMax)
        for (const startMs of found) expect(fitting).toContain(startMs)
        const away = (ms: number) => Math.abs(ms - wishMs)
        const nearest = [...fitting].sort((one, other) => away(one) - away(other) || other - one)
        expect(found[0]).toBe(nearest[0])
        const sides = [fitting.find((ms) => ms > wishMs), fitting.findLast((ms) => ms < wishMs)]
        const [near, far] = sides
          .filter((ms) => ms !== undefined)
          .sort((one, other) => away(one) - away(other))
        // The nearest to the other side is among them, unless four to this side are nearer.
        if (found.length < suggestedStartsMax && far !== undefined) expect(found).toContain(far)
        expect(near === undefined).toBe(found.length === 0)
      }),
      { numRuns: 300 },
    )
  })

  it('are a choice: the second to one side lies a quarter of an hour away', () => {
    const busy = [{ fromMs: 100 * minuteMs, untilMs: 200 * minuteMs, people: capacity }]
    const [plan, given] = alone(busy, 150)
    const found = suggestedStarts(plan, given, plan.startMs, { earliestMs: 1, latestMs: 1000 * minuteMs })
    expect(found.map((date) => date.getTime() / minuteMs)).toEqual([200, 90, 215, 75])
  })

  it('jump over blocks of months at once', () => {
    const busy = [{ fromMs: 0, untilMs: 1e6 * minuteMs, people: capacity }]
    const [plan, given] = alone(busy, 500_000)
    const found = suggestedStarts(plan, given, plan.startMs, { earliestMs: 1, latestMs: 2e6 * minuteMs })
    expect(found[0]?.getTime()).toBe(1e6 * minuteMs)
  })

  it('are none for a group that is larger than a station', () => {
    const [plan, given] = alone([], 10)
    const tooMany = { ...plan, people: capacity + 1 }
    expect(suggestedStarts(tooMany, given, plan.startMs, { earliestMs: 1, latestMs: 1e9 })).toEqual([])
    expect(obstacleTo(tooMany, given, 0)?.facts).toMatchObject({ stationId: 'a', capacity, left: capacity })
  })
})

/** One station, open always, ten minutes for ten people. */
function alone(stays: StationPremises['stays'], startMinute: number): [Plan, Premises] {
  const visits = visitsOf([{ stationId: 'a', stayMinutes: 10, walkMinutes: 0 }])
  const open = [{ fromMs: -1e15, untilMs: 1e15, askFirst: false }]
  const only: StationPremises = { id: 'a', name: 'a', nameEn: '', capacity, open, closures: [], stays }
  return [
    { startMs: startMinute * minuteMs, visits, people: 10 },
    { stations: new Map([['a', only]]), closures: [] },
  ]
}

/** What was scheduled before never was too much. */
function withinCapacity(stays: StationPremises['stays']): StationPremises['stays'] {
  const kept: StationPremises['stays'][number][] = []
  for (const each of stays) if (peakOf(kept, each).people + each.people <= capacity) kept.push(each)
  return kept
}

function fitsEveryMinute({ startMs, visits, people }: Plan, { stations, closures }: Premises): boolean {
  const endMs = startMs + Math.max(...visits.map(({ afterMs, stayMs }) => afterMs + stayMs))
  for (let ms = startMs; ms < endMs; ms += minuteMs) {
    if (closures.some((each) => holds(each, ms))) return false
    for (const { stationId, afterMs, stayMs } of visits) {
      const isThere = startMs + afterMs <= ms && ms < startMs + afterMs + stayMs
      const { open, closures, stays } = stations.get(stationId) as StationPremises
      if (!isThere) continue
      if (!open.some((each) => holds(each, ms)) || closures.some((each) => holds(each, ms))) return false
      if (peopleAt(stays, ms) + people > capacity) return false
    }
  }
  return true
}

function peopleAt(stays: StationPremises['stays'], ms: number): number {
  return stays.filter((each) => holds(each, ms)).reduce((sum, { people }) => sum + people, 0)
}

function holds({ fromMs, untilMs }: Span, ms: number): boolean {
  return fromMs <= ms && ms < untilMs
}
