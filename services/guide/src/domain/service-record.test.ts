import { Refused } from '@xingzhi/runtime/refusal'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markAbsent, newClaim } from './claim.ts'
import { boundsOf, outliersOf, type ServiceRules } from './service-bounds.ts'
import {
  confirmService,
  judgedAgain,
  recordService,
  type ServiceRecord,
  unvoid,
  voidService,
} from './service-record.ts'
import { levelOf } from './service-summary.ts'
import type { Shift } from './shift.ts'
import { someShift } from './testing/shifts.ts'

const person = '0199bbbb-0000-7000-8000-000000000001'
const shift = someShift()
const claim = newClaim(shift, person, 0, new Date('2027-03-01T00:00:00Z'))
const of = { claim, shift, id: 'record' }
const rules: ServiceRules = { hoursMarginMinutes: 60, hoursEarlyMinutes: 0, walkInsMax: 5 }
const after = new Date('2027-03-10T05:00:00Z')
const by = { actorId: 'operator', at: new Date('2027-03-12T00:00:00Z') }
const recorded = recordService(undefined, of, { minutes: 120, peopleGuided: 12 }, rules, after)
const confirmed = confirmService(recorded, { reason: '' }, shift, rules, by)

describe('hours', () => {
  it('are recorded from the end until 30 days after it', () => {
    const worked = { minutes: 120, peopleGuided: 12 }
    expect(recorded).toMatchObject({
      ...worked,
      status: 'RECORDED',
      startedAt: claim.startsAt,
      signedIn: false,
    })
    const at = (moment: string) => () => recordService(undefined, of, worked, rules, new Date(moment))
    expect(at('2027-03-10T01:59:59Z')).toThrow('SLOT_NOT_OPEN')
    // Three seconds after the start, for a walk of two hours.
    expect(at('2027-03-10T02:00:03Z')).toThrow('SLOT_NOT_OPEN')
    expect(at('2027-03-10T03:59:59.999Z')).toThrow('SLOT_NOT_OPEN')
    expect(at('2027-03-10T04:00:00Z')()).toMatchObject(worked)
    expect(at('2027-04-09T04:00:00.001Z')).toThrow('TOO_LATE')
  })

  it('may be recorded a little before the end where that is allowed', () => {
    const early = { ...rules, hoursEarlyMinutes: 15 }
    const worked = { minutes: 105, peopleGuided: 12 }
    const at = new Date('2027-03-10T03:45:00Z')
    expect(recordService(undefined, of, worked, early, at)).toMatchObject(worked)
    expect(() => recordService(undefined, of, worked, early, new Date(at.getTime() - 1))).toThrow(
      'SLOT_NOT_OPEN',
    )
  })

  it('begin when the guide came, if that was later', () => {
    const late = { ...claim, status: 'PRESENT', signedInAt: new Date('2027-03-10T02:10:00Z') } as const
    const worked = { minutes: 110, peopleGuided: 1 }
    const came = recordService(undefined, { ...of, claim: late }, worked, rules, after)
    expect(came).toMatchObject({ startedAt: late.signedInAt, signedIn: true })
  })

  it('may be said anew until they are confirmed; the same again changes nothing', () => {
    const say = (current: ServiceRecord, minutes: number) =>
      recordService(current, of, { minutes, peopleGuided: 12 }, rules, after)
    expect(say(recorded, 90)).toMatchObject({ minutes: 90, version: 2 })
    expect(say(confirmed, 120)).toBe(confirmed)
    expect(() => say(confirmed, 90)).toThrow('TOO_LATE')
  })
})

describe('hours that an operator decides on', () => {
  it('are confirmed by another person, once', () => {
    expect(confirmed).toMatchObject({ status: 'CONFIRMED', confirmedAt: by.at, corrections: [], version: 2 })
    expect(confirmService(confirmed, { minutes: 120, reason: '' }, shift, rules, by)).toBe(confirmed)
    const own = { ...by, actorId: person }
    expect(() => confirmService(recorded, { reason: '' }, shift, rules, own)).toThrow('FORBIDDEN')
  })

  it('are corrected with a reason and a trace, also after they were confirmed', () => {
    expect(() => confirmService(recorded, { minutes: 60, reason: '' }, shift, rules, by)).toThrow(
      'INVALID_INPUT',
    )
    const corrected = confirmService(recorded, { minutes: 60, reason: '提前结束' }, shift, rules, by)
    const again = { minutes: 90, reason: '核对' }
    const twice = confirmService(corrected, again, shift, rules, { ...by, at: after })
    expect(twice).toMatchObject({ minutes: 90, confirmedAt: by.at, version: 3 })
    expect(twice.corrections.map(({ minutesBefore, minutesAfter }) => [minutesBefore, minutesAfter])).toEqual(
      [
        [120, 60],
        [60, 90],
      ],
    )
  })

  it('have their people corrected like their minutes', () => {
    expect(() => confirmService(recorded, { peopleGuided: 9, reason: '' }, shift, rules, by)).toThrow(
      'INVALID_INPUT',
    )
    const counted = confirmService(recorded, { peopleGuided: 9, reason: '三位没来' }, shift, rules, by)
    expect(counted).toMatchObject({ minutes: 120, peopleGuided: 9, status: 'CONFIRMED' })
    expect(counted.corrections).toMatchObject([
      { minutesBefore: 120, minutesAfter: 120, peopleBefore: 12, peopleAfter: 9 },
    ])
  })

  it('are void for a reason, count nowhere, and are neither confirmed nor said anew', () => {
    const voided = voidService(confirmed, '没有到场', by)
    expect(voided).toMatchObject({ status: 'VOID', voidedAt: by.at, voidReason: '没有到场', version: 3 })
    expect(voidService(voided, '又一次', by)).toBe(voided)
    expect(() => voidService(recorded, '自己', { ...by, actorId: person })).toThrow('FORBIDDEN')
    expect(() => confirmService(voided, { reason: '' }, shift, rules, by)).toThrow('TOO_LATE')
    const same = { minutes: 120, peopleGuided: 12 }
    expect(() => recordService(voided, of, same, rules, after)).toThrow('TOO_LATE')
  })
})

describe('a guide who did not come', () => {
  const absent = markAbsent(claim, true, after)

  it('is marked from the start on, has nothing to record, and may have come after all', () => {
    expect(() => markAbsent(claim, true, new Date(claim.startsAt.getTime() - 1))).toThrow('SLOT_NOT_OPEN')
    expect(absent.status).toBe('ABSENT')
    expect(markAbsent(absent, true, after)).toBe(absent)
    const worked = { minutes: 120, peopleGuided: 0 }
    expect(() => recordService(undefined, { ...of, claim: absent }, worked, rules, after)).toThrow(
      'FORBIDDEN',
    )
    expect(markAbsent(absent, false, after)).toEqual(claim)
    const present = { ...claim, status: 'PRESENT', signedInAt: claim.startsAt } as const
    expect(markAbsent(markAbsent(present, true, after), false, after)).toEqual(present)
  })

  it('has the hours back as they stood', () => {
    for (const record of [recorded, confirmed]) {
      const back = unvoid(voidService(record, '缺席', by))
      expect(back).toEqual({ ...record, version: record.version + 2 })
      expect(unvoid(back)).toBe(back)
    }
  })
})

describe('what hours may say', () => {
  const plans = fc.record({
    minutes: fc.integer({ min: 10, max: 480 }),
    groupSize: fc.integer({ min: 0, max: 40 }),
    places: fc.integer({ min: 0, max: 60 }),
    peoplePresent: fc.integer({ min: 0, max: 80 }),
  })
  const shiftOf = ({ minutes, ...door }: { minutes: number } & Partial<Shift>): Shift =>
    someShift({ ...door, endsAt: new Date(shift.startsAt.getTime() + minutes * 60_000) })
  const says = fc.record({
    minutes: fc.integer({ min: 1, max: 1_440 }),
    peopleGuided: fc.integer({ min: 0, max: 2_000 }),
  })
  const decisions = fc.array(
    fc.oneof(
      fc.record({ minutes: says.map(({ minutes }) => minutes), reason: fc.constant('核对') }),
      fc.record({ peopleGuided: says.map((one) => one.peopleGuided), reason: fc.constant('核对') }),
      fc.record({ reason: fc.constant('') }),
      fc.constant('void' as const),
      fc.constant('there after all' as const),
    ),
    { maxLength: 6 },
  )

  it('is never beyond the shift and its margin, nor the people and some walk-ins, whoever says it', () => {
    fc.assert(
      fc.property(plans, says, decisions, (plan, said, decided) => {
        const planned = shiftOf(plan)
        const bounds = boundsOf(planned, rules)
        const end = planned.endsAt
        const own = { ...of, shift: planned, claim: { ...claim, endsAt: end } }
        let record = attempt(() => recordService(undefined, own, said, rules, end))
        const isWithin = said.minutes <= plan.minutes + 60 && said.peopleGuided <= bounds.peopleMax
        expect(record !== undefined).toBe(isWithin)
        for (const one of decided) {
          if (!record) return
          const before: ServiceRecord = record
          const after = attempt(() => decide(before, one, planned))
          // Void is void: nothing is said of it any more.
          if (before.status === 'VOID' && typeof one === 'object') expect(after).toBeUndefined()
          record = after ?? before
          expect(record.version - before.version).toBe(record === before ? 0 : 1)
          expect(record.minutes).toBeLessThanOrEqual(plan.minutes + 60)
          expect(record.peopleGuided).toBeLessThanOrEqual(
            Math.max(plan.groupSize, plan.places, plan.peoplePresent) + 5,
          )
          expect(record.outliers).toEqual(outliersOf(record, planned, rules))
        }
      }),
    )
  })

  it('is out of the ordinary when nobody signed in, when it is long, and with more people than came', () => {
    const came = { ...shift, peoplePresent: 10 }
    const flags = (minutes: number, peopleGuided: number, signedIn = true) =>
      outliersOf({ minutes, peopleGuided, signedIn }, came, rules)
    expect(flags(150, 15)).toEqual([])
    expect(flags(120, 10, false)).toEqual(['NOT_SIGNED_IN'])
    expect(flags(151, 16)).toEqual(['LONG', 'MANY_PEOPLE'])
  })

  it('is looked at again when others were checked in, until somebody has decided', () => {
    expect(recorded.outliers).toEqual(['NOT_SIGNED_IN', 'MANY_PEOPLE'])
    const door = { ...shift, peoplePresent: 12 }
    const judged = judgedAgain(recorded, door, rules)
    expect(judged).toMatchObject({ outliers: ['NOT_SIGNED_IN'], peoplePresent: 12, version: 2 })
    expect(judgedAgain(judged, door, rules)).toBe(judged)
    expect(judgedAgain(confirmed, door, rules)).toBe(confirmed)
  })
})

it('levels begin at 20, 100 and 300 hours', () => {
  const levels = [0, 1_199, 1_200, 5_999, 6_000, 17_999, 18_000].map((minutes) => levelOf({ minutes }))
  expect(levels).toEqual([...['SEEDLING', 'SEEDLING', 'BAMBOO', 'BAMBOO', 'PINE', 'PINE', 'CAMPHOR']])
})

type Decision = { minutes?: number; peopleGuided?: number; reason: string } | 'void' | 'there after all'

function decide(record: ServiceRecord, decision: Decision, planned: Shift): ServiceRecord {
  if (decision === 'void') return voidService(record, '没有到场', by)
  if (decision === 'there after all') return unvoid(record)
  return confirmService(record, decision, planned, rules, by)
}

function attempt(say: () => ServiceRecord): ServiceRecord | undefined {
  try {
    return say()
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}
