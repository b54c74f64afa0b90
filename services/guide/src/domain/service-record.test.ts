import { describe, expect, it } from 'vitest'
import { newClaim } from './claim.ts'
import { confirmService, recordService } from './service-record.ts'
import { levelOf } from './service-summary.ts'
import { someShift } from './testing/shifts.ts'

const person = '0199bbbb-0000-7000-8000-000000000001'
const claim = newClaim(someShift(), person, 0, new Date('2027-03-01T00:00:00Z'))
const of = { claim, kind: 'DEPARTURE', id: 'record' } as const
const after = new Date('2027-03-10T05:00:00Z')
const by = { actorId: 'operator', at: new Date('2027-03-12T00:00:00Z') }
const recorded = recordService(undefined, of, { minutes: 120, peopleGuided: 12 }, after)

describe('hours', () => {
  it('are recorded from the start until 30 days after the end', () => {
    const worked = { minutes: 120, peopleGuided: 12 }
    expect(recorded).toMatchObject({
      ...worked,
      status: 'RECORDED',
      startedAt: claim.startsAt,
      signedIn: false,
    })
    expect(() => recordService(undefined, of, worked, new Date('2027-03-10T01:59:59Z'))).toThrow(
      'SLOT_NOT_OPEN',
    )
    expect(() => recordService(undefined, of, worked, new Date('2027-04-09T04:00:00.001Z'))).toThrow(
      'TOO_LATE',
    )
  })

  it('begin when the guide came, if that was later', () => {
    const late = { ...claim, status: 'PRESENT', signedInAt: new Date('2027-03-10T02:10:00Z') } as const
    const came = recordService(undefined, { ...of, claim: late }, { minutes: 110, peopleGuided: 1 }, after)
    expect(came).toMatchObject({ startedAt: late.signedInAt, signedIn: true })
  })

  it('may be said anew until they are confirmed; the same again changes nothing', () => {
    const again = recordService(recorded, of, { minutes: 90, peopleGuided: 12 }, after)
    expect(again).toMatchObject({ minutes: 90, version: 2 })
    const confirmed = confirmService(recorded, { minutes: undefined, reason: '' }, by)
    expect(recordService(confirmed, of, { minutes: 120, peopleGuided: 12 }, after)).toBe(confirmed)
    expect(() => recordService(confirmed, of, { minutes: 90, peopleGuided: 12 }, after)).toThrow('TOO_LATE')
  })

  it('are confirmed by another person, once', () => {
    const confirmed = confirmService(recorded, { minutes: undefined, reason: '' }, by)
    expect(confirmed).toMatchObject({ status: 'CONFIRMED', confirmedAt: by.at, corrections: [], version: 2 })
    expect(confirmService(confirmed, { minutes: 120, reason: '' }, by)).toBe(confirmed)
    const own = { ...by, actorId: person }
    expect(() => confirmService(recorded, { minutes: undefined, reason: '' }, own)).toThrow('FORBIDDEN')
  })

  it('are corrected with a reason and a trace, also after they were confirmed', () => {
    expect(() => confirmService(recorded, { minutes: 60, reason: '' }, by)).toThrow('INVALID_INPUT')
    const corrected = confirmService(recorded, { minutes: 60, reason: '提前结束' }, by)
    const twice = confirmService(corrected, { minutes: 90, reason: '核对' }, { ...by, at: after })
    expect(twice).toMatchObject({ minutes: 90, confirmedAt: by.at, version: 3 })
    expect(twice.corrections.map(({ minutesBefore, minutesAfter }) => [minutesBefore, minutesAfter])).toEqual(
      [
        [120, 60],
        [60, 90],
      ],
    )
  })
})

it('levels begin at 20, 100 and 300 hours', () => {
  const levels = [0, 1_199, 1_200, 5_999, 6_000, 17_999, 18_000].map((minutes) => levelOf({ minutes }))
  expect(levels).toEqual([...['SEEDLING', 'SEEDLING', 'BAMBOO', 'BAMBOO', 'PINE', 'PINE', 'CAMPHOR']])
})
