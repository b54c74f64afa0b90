import { expect, test } from 'vitest'
import { ANNOUNCED } from './announced.ts'
import { dateOfDay, dayOfDate } from './day.ts'
import { createDayCalendar, MOVED_DAYS_MAX } from './day-calendar.ts'
import { lawDaysOf } from './law-days.ts'

const calendar = createDayCalendar([])
const kindOf = (date: string) => calendar.dayOf(dayOfDate(date)).kind

test.each([
  ['2026-09-20', 'MAKE_UP_WORKDAY'],
  ['2026-09-27', 'HOLIDAY'],
  ['2026-10-08', 'WORKDAY'],
  ['2026-10-10', 'MAKE_UP_WORKDAY'],
  ['2026-10-11', 'WEEKEND'],
  // Of a notice for the year after.
  ['2018-12-29', 'MAKE_UP_WORKDAY'],
  ['2018-12-31', 'HOLIDAY'],
  ['2027-10-01', 'HOLIDAY'],
  ['2027-10-04', 'NOT_ANNOUNCED'],
  ['2027-03-10', 'NOT_ANNOUNCED'],
])('%s is a %s', (date, kind) => expect(kindOf(date)).toBe(kind))

test('the law has thirteen days of 2027, by both calendars', () => {
  expect(lawDaysOf(2027).map(({ date }) => date.slice(5))).toEqual([
    ...['01-01', '02-05', '02-06', '02-07', '02-08', '04-05', '05-01', '05-02', '06-09', '09-15'],
    ...['10-01', '10-02', '10-03'],
  ])
})

test('the days of the law were holidays in each year in which they were its days', () => {
  for (const year of [2025, 2026]) {
    for (const { date } of lawDaysOf(year)) expect([date, kindOf(date)]).toEqual([date, 'HOLIDAY'])
  }
})

test('the festivals of the farmers’ calendar and Qingming are where notices had them', () => {
  for (const { year, days } of ANNOUNCED.filter((notice) => notice.year >= 2018)) {
    for (const name of ['清明节', '端午节', '中秋节']) {
      const [festival] = lawDaysOf(year).filter((each) => each.name === name)
      const announced = days.filter(({ date, kind }) => kind === 'HOLIDAY' && date === festival?.date)
      expect([year, name, announced.length]).toEqual([year, name, 1])
    }
  }
})

test('no notice moved a day farther from a holiday than days are doubted', () => {
  for (const { year, days } of ANNOUNCED.filter((notice) => notice.year >= 2018)) {
    const law = [year, year + 1].flatMap(lawDaysOf).map(({ date }) => dayOfDate(date))
    for (const { date } of days) {
      const distance = Math.min(...law.map((day) => Math.abs(day - dayOfDate(date))))
      expect(distance, date).toBeLessThanOrEqual(MOVED_DAYS_MAX)
    }
  }
})

test('a later notice rules what it says of the year before, an operator’s in place of ours', () => {
  const [name, nameEn] = ['春节', 'Spring Festival']
  const entered = createDayCalendar([
    { year: 2027, days: [{ date: '2026-12-27', kind: 'MAKE_UP_WORKDAY', name, nameEn }] },
    { year: 2026, days: [{ date: '2026-05-06', kind: 'HOLIDAY', name, nameEn }] },
  ])
  const kinds = ['2026-12-27', '2026-05-06', '2026-05-01', '2027-02-06', '2027-02-08']
  expect(kinds.map((date) => entered.dayOf(dayOfDate(date)).kind)).toEqual([
    ...['MAKE_UP_WORKDAY', 'HOLIDAY', 'WORKDAY', 'WEEKEND', 'WORKDAY'],
  ])
})

test('every year has a holiday, and days come back from their dates', () => {
  for (const year of [2003, 2004, 2026, 2027, 2060, 2099]) expect(calendar.holidaysOf(year)).not.toEqual([])
  for (const day of [0, 20_000, 20_820]) expect(dayOfDate(dateOfDay(day))).toBe(day)
})
