import { readSoak } from '@xingzhi/runtime/testing/config'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeDeparture,
  type Departure,
  followStaffing,
  meetDeadlines,
  scheduleDeparture,
  shrinkTo,
} from './departure.ts'
import { visitsOf } from './timetable.ts'

const soak = readSoak(process.env)
const rules = { callForHelpMinutes: 1440, decideMinutes: 120, settleSeconds: 60 }
const now = new Date('2027-03-01T00:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const START = 48 * 60
const visits = visitsOf([{ stationId: 'a', stayMinutes: 60, walkMinutes: 0 }])

function scheduled(guidesWanted: number, inMinutes = START, at = now): Departure {
  const startsAt = new Date(at.getTime() + inMinutes * 60_000)
  const plan = { routeId: 'r', startsAt, guidesWanted, groupSize: 8, meetingPoint: '', placesLimit: 0 }
  return scheduleDeparture({ ...plan, languages: ['ZH'] }, { visits, demo: false }, 'd', at, rules)
}
const staffed = (departure: Departure, claimed: number, at: Date) =>
  followStaffing(departure, { claimed, version: departure.staffingVersion + 1 }, at, rules) as Departure
/** Decided two hours before its start, with all its guides. */
const decided = (guides: number) =>
  meetDeadlines(staffed(scheduled(guides), guides, now), minutes(START - 120))

describe('a guide who leaves after the decision', () => {
  it('costs nobody anything when another comes at once, whichever fact comes first', () => {
    for (const guides of [1, 2]) {
      const at = minutes(START - 60)
      const left = staffed(decided(guides), guides - 1, at)
      expect(left).toMatchObject({ status: 'SCHEDULED', callsForHelp: true, capacity: 8 * (guides - 1) })
      expect(shrinkTo(left)).toBeUndefined()
      const back = staffed(left, guides, at)
      expect(back).toMatchObject({ status: 'SCHEDULED', callsForHelp: false, capacity: 8 * guides })
      const later = meetDeadlines(back, minutes(START - 50))
      expect([later.status, shrinkTo(later), later.version]).toEqual(['SCHEDULED', undefined, back.version])
      const newer = { claimed: guides, version: left.staffingVersion + 1 }
      const swapped = followStaffing(decided(guides), newer, at, rules) as Departure
      const older = { claimed: guides - 1, version: left.staffingVersion }
      expect(followStaffing(swapped, older, at, rules)).toBeUndefined()
    }
  })

  it('costs what it must once others had time to come', () => {
    const [one, two] = [1, 2].map((guides) => staffed(decided(guides), guides - 1, minutes(START - 60)))
    expect(meetDeadlines(one as Departure, minutes(START - 59.1)).status).toBe('SCHEDULED')
    expect(meetDeadlines(one as Departure, minutes(START - 59))).toMatchObject({
      status: 'CANCELLED',
      cancelCause: 'NO_GUIDE',
    })
    const shrunk = meetDeadlines(two as Departure, minutes(START - 59))
    expect([shrunk.status, shrinkTo(shrunk)]).toEqual(['SCHEDULED', 8])
    expect(shrunk.version).toBe((two as Departure).version + 1)
  })

  it('has it seen before the start, and never once it has begun', () => {
    const late = staffed(decided(1), 0, minutes(START - 1))
    expect(late.settlesAt).toEqual(minutes(START - 0.5))
    expect(meetDeadlines(late, minutes(START - 0.5)).status).toBe('CANCELLED')
    for (const at of [START, START + 1.25]) {
      const begun = staffed(decided(2), 1, minutes(at))
      const later = [0, 5, 30].map((more) => meetDeadlines(begun, minutes(at + more)))
      expect(later.map((one) => [one.status, shrinkTo(one)])).toEqual(Array(3).fill(['SCHEDULED', undefined]))
    }
    const missed = meetDeadlines(late, minutes(START + 1))
    expect([missed.status, shrinkTo(missed)]).toEqual(['SCHEDULED', undefined])
  })
})

const step = fc.oneof(
  fc.record({ act: fc.constant('staff' as const), claimed: fc.nat(3), wait: fc.nat(600) }),
  // A swap that is told as two facts.
  fc.record({ act: fc.constant('swap' as const), wait: fc.nat(600) }),
  fc.record({ act: fc.constant('wait' as const), wait: fc.nat(20_000) }),
  fc.record({
    act: fc.constant('move' as const),
    by: fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -3_000, max: 9_000 })),
    wait: fc.nat(600),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** The departure after a step, at this moment; what was told between is looked at. */
function take(departure: Departure, one: Step, at: Date, look: (told: Departure) => void): Departure {
  const { guidesConfirmed, startsAt, endsAt } = departure
  if (departure.status === 'CANCELLED' || at >= endsAt) return departure
  switch (one.act) {
    case 'staff':
      return staffed(departure, one.claimed, at)
    case 'swap': {
      if (guidesConfirmed === 0) return departure
      const between = staffed(departure, guidesConfirmed - 1, at)
      look(between)
      return staffed(between, guidesConfirmed, at)
    }
    case 'move':
      return move(departure, startsAt.getTime() + one.by * 60_000, at.getTime())
    case 'wait':
      return departure
  }
}

function move(departure: Departure, toMs: number, atMs: number): Departure {
  if (departure.status === 'CANCELLED' || atMs >= departure.startsAt.getTime() || toMs <= atMs)
    return departure
  return changeDeparture(departure, { startsAt: new Date(toMs) }, new Date(atMs), rules).departure
}

describe('whatever happens, in whatever order,', () => {
  it('nobody loses a place while the guides suffice, nor before others had time to come, nor under way', () => {
    const property = fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let [departure, at] = [scheduled(2, 600), now.getTime()]
      let lostGuideMs = 0
      const loses = (told: Departure) => told.status === 'CANCELLED' || shrinkTo(told) !== undefined
      for (const one of steps) {
        at += one.wait * 1_000
        const before = meetDeadlines(departure, new Date(at))
        const isNew = loses(before) && !loses(departure)
        if (isNew) {
          expect(before.guidesConfirmed).toBeLessThan(before.guidesWanted)
          const patience = Math.min(60_000, (before.startsAt.getTime() - lostGuideMs) / 2 - 1)
          if (before.startsAt.getTime() > lostGuideMs)
            expect(at - lostGuideMs).toBeGreaterThanOrEqual(patience)
        }
        departure = take(before, one, new Date(at), (told) => {
          expect(loses(told) && !loses(before)).toBe(false)
        })
        if (departure.guidesConfirmed < before.guidesConfirmed) lostGuideMs = at
        if (one.act === 'swap' && !loses(before)) expect(loses(departure)).toBe(false)
        // Before the start: who is under way stays.
        if (at >= departure.startsAt.getTime() && !loses(before)) expect(loses(departure)).toBe(false)
      }
    })
    fc.assert(property, soak.draws(500))
  })

  it('a departure that is moved, wherever and however often, and back is as it was, deadlines included', () => {
    const property = fc.property(
      fc.array(step, { maxLength: 12 }),
      fc.array(fc.integer({ min: -90, max: 9_000 }), { minLength: 1, maxLength: 4 }),
      fc.nat(200),
      (steps, minutesAway, seconds) => {
        let [departure, at] = [scheduled(2, 600), now.getTime()]
        for (const one of steps) {
          at += one.wait * 1_000
          departure = take(meetDeadlines(departure, new Date(at)), one, new Date(at), () => {})
        }
        const from = departure.startsAt.getTime()
        const there = minutesAway.reduce((moved, by) => move(moved, from + by * 60_000, at), departure)
        const again = at + seconds * 1_000
        if (departure.status === 'CANCELLED' || again >= Math.min(from, there.startsAt.getTime())) return
        const { decidedAt, decideAt, settlesAt } = departure
        // Its time came while it was elsewhere.
        const isBetween = (moment: Date | null) =>
          moment && moment > new Date(at) && moment <= new Date(again)
        if (isBetween(settlesAt) || (!decidedAt && isBetween(decideAt))) return
        const back = move(there, from, again)
        const untouched = meetDeadlines(departure, new Date(again))
        const seen = (of: Departure) => ({ ...of, version: 0, startsBefore: [] })
        expect(seen(back)).toEqual(seen(untouched))
        expect(shrinkTo(back)).toBe(shrinkTo(untouched))
      },
    )
    fc.assert(property, soak.draws(500))
  })
})
