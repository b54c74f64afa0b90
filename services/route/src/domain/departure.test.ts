import { Refused } from '@xingzhi/runtime/refusal'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cancelDeparture,
  changeDeparture,
  type Departure,
  type DeparturePlan,
  followStaffing,
  meetDeadlines,
  scheduleDeparture,
  shrinkTo,
} from './departure.ts'
import { capacityOf } from './staffing.ts'
import { timetableAt, visitsOf } from './timetable.ts'

/** What it costs that a guide left is seen at once. */
const rules = { callForHelpMinutes: 1440, decideMinutes: 120, settleSeconds: 0 }
const now = new Date('2027-03-01T00:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const visits = visitsOf([
  { stationId: 'a', stayMinutes: 20, walkMinutes: 0 },
  { stationId: 'b', stayMinutes: 30, walkMinutes: 10 },
])
const plan: DeparturePlan = {
  routeId: 'r',
  startsAt: hours(48),
  guidesWanted: 2,
  groupSize: 15,
  meetingPoint: '',
  languages: ['ZH'],
  placesLimit: 0,
}
const scheduled = (change: Partial<DeparturePlan> = {}) =>
  scheduleDeparture({ ...plan, ...change }, { visits, demo: false }, 'd', now, rules)
const staffed = (departure: Departure, claimed: number, at: Date) =>
  followStaffing(departure, { claimed, version: departure.staffingVersion + 1 }, at, rules) as Departure

describe('a departure', () => {
  it('takes its timetable from stays and ways', () => {
    const { stops, startsAt, endsAt } = scheduled()
    const minutesAt = (date: Date) => (date.getTime() - startsAt.getTime()) / 60_000
    expect(
      stops.map(({ stationId, arrivesAt, leavesAt }) => [
        stationId,
        minutesAt(arrivesAt),
        minutesAt(leavesAt),
      ]),
    ).toEqual([
      ['a', 0, 20],
      ['b', 30, 60],
    ])
    expect(minutesAt(endsAt)).toBe(60)
  })

  it('opens places as guides are confirmed, never more than it booked', () => {
    const departure = scheduled({ placesLimit: 25 })
    const capacities = [0, 1, 2, 3, 1].map((claimed) => staffed(departure, claimed, now).capacity)
    expect(capacities).toEqual([0, 15, 25, 25, 15])
  })

  it('follows only newer facts, and tells only what others can see', () => {
    const once = followStaffing(scheduled(), { claimed: 1, version: 3 }, now, rules) as Departure
    expect(once).toMatchObject({ guidesConfirmed: 1, staffingVersion: 3, version: 2 })
    expect(followStaffing(once, { claimed: 2, version: 3 }, now, rules)).toBeUndefined()
    expect(followStaffing(once, { claimed: 2, version: 2 }, now, rules)).toBeUndefined()
    expect(followStaffing(once, { claimed: 1, version: 4 }, now, rules)).toMatchObject({
      staffingVersion: 4,
      version: 2,
    })
  })

  it('calls for help a day before while guides are missing, and stops when they are there', () => {
    const departure = scheduled()
    expect(meetDeadlines(departure, hours(23.9))).toEqual(departure)
    const calling = meetDeadlines(departure, hours(24))
    expect(calling).toMatchObject({ callsForHelp: true, version: 2 })
    expect(meetDeadlines(calling, hours(25))).toEqual(calling)
    expect(staffed(calling, 2, hours(25))).toMatchObject({ callsForHelp: false, version: 3 })
    expect(staffed(staffed(calling, 2, hours(25)), 1, hours(26))).toMatchObject({ callsForHelp: true })
  })

  it('shrinks two hours before to the guides that it has', () => {
    const one = staffed(scheduled(), 1, now)
    const decided = meetDeadlines(one, hours(46))
    expect(decided).toMatchObject({ status: 'SCHEDULED', capacity: 15, decidedAt: hours(46), version: 3 })
    expect(shrinkTo(decided)).toBe(15)
    expect([shrinkTo(one), shrinkTo(staffed(decided, 2, hours(46.5)))]).toEqual([undefined, undefined])
  })

  it('is cancelled two hours before without a guide, or when the last one leaves after that', () => {
    const cancelled = { status: 'CANCELLED', cancelCause: 'NO_GUIDE', capacity: 0 }
    expect(meetDeadlines(scheduled(), hours(46))).toMatchObject({ ...cancelled, cancelledAt: hours(46) })
    const decided = meetDeadlines(staffed(scheduled(), 2, now), hours(46))
    expect(decided).toMatchObject({ status: 'SCHEDULED', capacity: 30, version: 2 })
    expect(staffed(decided, 1, hours(47))).toMatchObject({ status: 'SCHEDULED', capacity: 15 })
    expect(staffed(decided, 0, hours(47))).toMatchObject(cancelled)
    expect(staffed(decided, 0, hours(48))).toMatchObject({ status: 'SCHEDULED', capacity: 0 })
  })
})

describe('a departure that changes', () => {
  it('has half of what is left to find its guides when it is scheduled late', () => {
    const late = scheduled({ startsAt: hours(1) })
    expect(late).toMatchObject({ callsForHelp: true, decideAt: hours(0.5), status: 'SCHEDULED' })
    expect(meetDeadlines(late, hours(0.4))).toEqual(late)
    expect(meetDeadlines(late, hours(0.5)).status).toBe('CANCELLED')
  })

  it('moves with its timetable, and is decided anew', () => {
    const decided = meetDeadlines(staffed(scheduled(), 1, now), hours(46))
    const change = { ...noChange, startsAt: hours(72) }
    const { departure, recheck } = changeDeparture(decided, change, hours(46), rules)
    expect(recheck).toBe('everything')
    expect(departure).toMatchObject({ decidedAt: null, callForHelpAt: hours(48), decideAt: hours(70) })
    expect(departure.stops).toEqual(timetableAt(visits, hours(72)))
  })

  it('is held against its stations again only when it brings more people', () => {
    const recheckOf = (change: Partial<DeparturePlan>) =>
      changeDeparture(scheduled(), { ...noChange, ...change }, now, rules).recheck
    expect(recheckOf({ guidesWanted: 3 })).toBe('people')
    expect(recheckOf({ groupSize: 16 })).toBe('people')
    expect(recheckOf({ guidesWanted: 1 })).toBe('nothing')
    expect(recheckOf({ guidesWanted: 3, placesLimit: 30 })).toBe('nothing')
    expect(changeDeparture(scheduled(), noChange, now, rules).departure.version).toBe(1)
  })

  it('can neither be changed nor cancelled once it has started', () => {
    const tooLate = new Refused('TOO_LATE', { deadline: hours(48) })
    expect(() => changeDeparture(scheduled(), noChange, hours(48), rules)).toThrow(tooLate)
    expect(() => cancelDeparture(scheduled(), '下雨', hours(48))).toThrow(tooLate)
    const cancelled = cancelDeparture(scheduled(), '下雨', now)
    expect(cancelled).toMatchObject({ cancelCause: 'OPERATOR', cancelReason: '下雨', version: 2 })
    expect(cancelDeparture(cancelled, '别的', hours(50))).toBe(cancelled)
    expect(() => changeDeparture(cancelled, noChange, now, rules)).toThrow(new Refused('SLOT_CANCELLED'))
  })

  it('keeps its rules through whatever happens, in whatever order', () => {
    const step = fc.record({
      kind: fc.constantFrom('claim', 'wait', 'change', 'cancel', 'deadline'),
      count: fc.integer({ min: 0, max: 3 }),
      advance: fc.integer({ min: 0, max: 20 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let departure = scheduled()
        let at = 0
        for (const { kind, count, advance } of steps) {
          at += advance
          const before = departure
          departure = takeStep(departure, kind, count, hours(at))
          const { status, capacity, decidedAt, guidesConfirmed, callsForHelp } = departure
          expect(departure.version - before.version).toBeLessThanOrEqual(1)
          expect(capacity).toBe(status === 'SCHEDULED' ? capacityOf(departure) : 0)
          if (before.status === 'CANCELLED') expect(status).toBe('CANCELLED')
          const isBeforeStart = hours(at) < departure.startsAt
          if (status === 'SCHEDULED' && decidedAt && isBeforeStart) expect(guidesConfirmed).toBeGreaterThan(0)
          if (callsForHelp) expect(guidesConfirmed).toBeLessThan(departure.guidesWanted)
        }
      }),
      { numRuns: 500 },
    )
  })
})

const noChange = {
  startsAt: undefined,
  guidesWanted: undefined,
  groupSize: undefined,
  placesLimit: undefined,
  meetingPoint: undefined,
}

function takeStep(departure: Departure, kind: string, count: number, at: Date): Departure {
  switch (kind) {
    case 'claim':
      return staffed(departure, count, at)
    case 'deadline':
      return meetDeadlines(departure, at)
    case 'wait':
      return departure
    default:
      if (departure.status === 'CANCELLED' || at >= departure.startsAt) return departure
      if (kind === 'cancel') return cancelDeparture(departure, '下雨', at)
      return changeDeparture(departure, { ...noChange, guidesWanted: count + 1 }, at, rules).departure
  }
}
