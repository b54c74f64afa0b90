import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  dayWords,
  fullDateWords,
  isDay,
  startOfDay,
  timeRangeWords,
  weekdayOf,
  whenRangeWords,
  whenWords,
} from './day.ts'

afterEach(() => vi.unstubAllEnvs())

/** 2026-11-22 is a Sunday; this instant is 23:30 there, while New York is at 10:30 and Auckland at 4:30 on Monday. */
const lateOnSunday = new Date('2026-11-22T15:30:00Z')

describe.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland'])('on a machine in %s', (zone) => {
  test('days and times are those of Shanghai', () => {
    vi.stubEnv('TZ', zone)
    expect(new Date('2026-11-22T15:30:00Z').getHours()).toBe(
      { 'Asia/Shanghai': 23, 'America/New_York': 10, 'Pacific/Auckland': 4 }[zone],
    )
    expect(dayOf(lateOnSunday)).toBe('2026-11-22')
    expect(dayOf('2026-11-22T16:00:00Z')).toBe('2026-11-23')
    expect(startOfDay('2026-11-23').toISOString()).toBe('2026-11-22T16:00:00.000Z')
    expect(timeRangeWords('2026-11-23T01:30:00Z', '2026-11-23T03:00:00Z')).toBe('09:30–11:00')
    expect(whenWords('2026-11-22T16:30:00Z', lateOnSunday, 'zh')).toBe('明天 00:30')
    expect(whenRangeWords('2026-11-28T06:00:00Z', '2026-11-28T07:30:00Z', lateOnSunday, 'en')).toBe(
      'Sat 14:00–15:30',
    )
    expect(fullDateWords('2026-12-04T16:30:00Z', 'zh')).toBe('2026年12月5日星期六')
    expect(fullDateWords('2026-12-04T16:30:00Z', 'en')).toMatch(/^Saturday,? 5 December 2026$/)
  })

  test('days are counted over months, years and the zone’s own clock changes', () => {
    vi.stubEnv('TZ', zone)
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-11-01', 1)).toBe('2026-11-02')
    expect(addDays('2027-03-14', -1)).toBe('2027-03-13')
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2)
    expect(weekdayOf('2026-11-22')).toBe(7)
    expect(weekdayOf('2026-11-23')).toBe(1)
  })
})

test('a day is said the shortest way that is clear', () => {
  const said = (day: string) => [dayWords(day, '2026-11-22', 'zh'), dayWords(day, '2026-11-22', 'en')]
  expect(said('2026-11-22')).toEqual(['今天', 'Today'])
  expect(said('2026-11-23')).toEqual(['明天', 'Tomorrow'])
  expect(said('2026-11-24')).toEqual(['后天', 'Tue'])
  expect(said('2026-11-28')).toEqual(['周六', 'Sat'])
  expect(said('2026-11-29')).toEqual(['11月29日 周日', 'Sun 29 Nov'])
  expect(said('2026-11-21')).toEqual(['11月21日 周六', 'Sat 21 Nov'])
})

test('what is no day is told from one', () => {
  expect(isDay('2026-11-22')).toBe(true)
  expect(isDay('2026-13-40')).toBe(false)
  expect(isDay('tomorrow')).toBe(false)
  expect(isDay('2028-02-29')).toBe(true)
  // Browsers read the first as the 3rd of March; after the second there is no day that can be written.
  for (const none of ['2026-02-31', '9999-12-31', '2027-02-29', '0000-01-01', '1999-12-31'])
    expect(isDay(none)).toBe(false)
})
