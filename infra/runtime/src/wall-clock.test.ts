import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWallClock, weekdayOf } from './wall-clock.ts'

const moments = fc.date({ min: new Date('1995-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })

afterEach(() => vi.unstubAllEnvs())

describe('a wall clock', () => {
  it('shows the district its own day, weekday and minute', () => {
    const shanghai = createWallClock('Asia/Shanghai')
    const late = shanghai.wallTimeOf(new Date('2027-03-01T15:59:00Z'))
    const midnight = shanghai.wallTimeOf(new Date('2027-03-01T16:00:00Z'))
    expect(late).toMatchObject({ weekday: 1, minute: 23 * 60 + 59 })
    expect(midnight).toEqual({ day: late.day + 1, weekday: 2, minute: 0 })
  })

  it('finds the moment of a day and minute again, in Shanghai and across changes of an offset', () => {
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe']) {
      const clock = createWallClock(zone)
      fc.assert(
        fc.property(moments, (moment) => {
          const { day, weekday, minute } = clock.wallTimeOf(moment)
          expect(weekday).toBe(weekdayOf(day))
          // An hour that the zone repeats has two moments; both show the same time.
          expect(clock.wallTimeOf(clock.momentOf(day, minute))).toEqual({ day, weekday, minute })
        }),
      )
    }
  })

  it('ends a day where the next begins', () => {
    const shanghai = createWallClock('Asia/Shanghai')
    expect(shanghai.momentOf(20_000, 1440)).toEqual(shanghai.momentOf(20_001, 0))
  })

  it('is the same whatever the zone of the machine', () => {
    const offsets = ['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'].map((zone) => {
      vi.stubEnv('TZ', zone)
      const shanghai = createWallClock('Asia/Shanghai')
      expect(shanghai.wallTimeOf(new Date('2027-03-01T16:30:00Z'))).toMatchObject({ weekday: 2, minute: 30 })
      expect(shanghai.momentOf(20_879, 540).toISOString()).toBe('2027-03-02T01:00:00.000Z')
      return new Date(0).getTimezoneOffset()
    })
    expect(new Set(offsets).size).toBe(3)
  })
})
