import { createWallClock } from '@xingzhi/runtime/wall-clock'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GuideProfile } from './guide.ts'
import { compareRanked, fitOf, type RankedShift } from './rank-shifts.ts'
import { someShift } from './testing/shifts.ts'

const wallClock = createWallClock('Asia/Shanghai')
const anybody: GuideProfile = {
  themes: [],
  languages: [],
  streetTownCodes: [],
  availability: [],
  inShowcase: false,
  showcaseName: '',
  showcaseWords: '',
}
const fit = (profile: Partial<GuideProfile>, shift = {}) =>
  fitOf(someShift(shift), { ...anybody, ...profile }, wallClock)

describe('how well a shift suits', () => {
  it('is all for who has no wish, and for a shift that says nothing', () => {
    expect(fit({})).toBe(100)
    const nothing = { theme: 'UNSPECIFIED', languages: [], streetTownCode: '' }
    expect(fit({ themes: ['ARTS'], languages: ['EN'], streetTownCodes: ['x'] }, nothing)).toBe(100)
  })

  it('is less by each wish that is not met', () => {
    expect(fit({ themes: ['ARTS'] })).toBe(60)
    expect(fit({ languages: ['EN'] })).toBe(75)
    expect(fit({ languages: ['EN'] }, { languages: ['ZH', 'EN'] })).toBe(88)
    expect(fit({ streetTownCodes: ['310112001'] })).toBe(80)
  })

  it('counts a time only when all of the shift lies in it, on the district’s clocks', () => {
    const wednesday = (fromMinute: number, untilMinute: number) => ({
      availability: [{ weekday: 3, fromMinute, untilMinute }],
    })
    expect(fit(wednesday(600, 720))).toBe(100)
    expect(fit(wednesday(601, 720))).toBe(85)
    expect(fit(wednesday(600, 719))).toBe(85)
    expect(fit({ availability: [{ weekday: 4, fromMinute: 0, untilMinute: 1_440 }] })).toBe(85)
  })
})

describe('the order of shifts', () => {
  const ranked = (callsForHelp: boolean, points: number, startsAt: string, id: string): RankedShift => ({
    ...{ callsForHelp, fit: points },
    shift: someShift({ id, startsAt: new Date(startsAt) }),
  })

  it('is: calls for help, what fits, what starts first', () => {
    const help = ranked(true, 10, '2027-03-12T00:00:00Z', 'd')
    const fits = ranked(false, 100, '2027-03-11T00:00:00Z', 'c')
    const soon = ranked(false, 50, '2027-03-10T00:00:00Z', 'b')
    const later = ranked(false, 50, '2027-03-11T00:00:00Z', 'a')
    expect([later, soon, fits, help].sort(compareRanked)).toEqual([help, fits, soon, later])
  })

  it('is total: of two that differ one is first', () => {
    const any = fc.record({
      help: fc.boolean(),
      points: fc.integer({ min: 0, max: 3 }),
      day: fc.integer({ min: 1, max: 3 }),
      id: fc.constantFrom('a', 'b', 'c'),
    })
    fc.assert(
      fc.property(any, any, (one, two) => {
        const [first, second] = [one, two].map(({ help, points, day, id }) =>
          ranked(help, points, `2027-03-0${day}T00:00:00Z`, id),
        ) as [RankedShift, RankedShift]
        const order = compareRanked(first, second)
        expect(Math.sign(order) + Math.sign(compareRanked(second, first))).toBe(0)
        expect(order === 0).toBe(JSON.stringify(one) === JSON.stringify(two))
      }),
    )
  })
})
