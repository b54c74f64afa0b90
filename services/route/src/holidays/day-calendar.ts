import { weekdayOf } from '@xingzhi/runtime/wall-clock'
import { ANNOUNCED } from './announced.ts'
import { type Day, dateOfDay, dayOfDate, type Notice, type RuledDay, yearOfDay } from './day.ts'
import { lawDaysOf } from './law-days.ts'

/** What each day is. */
export interface DayCalendar {
  /** Two calendars of one revision say the same. */
  revision: string
  /** Days since 1970-01-01. */
  dayOf(day: number): Day
  /** Of a year, at least one. */
  holidaysOf(year: number): { name: string; year: number; fixed_date: [number, number] }[]
}

/** As far from a day that the law names did a notice of 2018 to 2026 ever move one. */
export const MOVED_DAYS_MAX = 9

/** An operator's notice rules its year in place of what is known here of it. */
export function createDayCalendar(entered: readonly Notice[], revision = ''): DayCalendar {
  const notices = new Map([...ANNOUNCED, ...entered].map((notice) => [notice.year, notice]))
  // A later year's notice has the last word on days of the year before.
  const inOrder = [...notices.values()].sort((one, other) => one.year - other.year)
  const ruled = new Map(inOrder.flatMap(({ days }) => days.map((each) => [each.date, each] as const)))

  function dayOf(day: number): Day {
    const date = dateOfDay(day)
    const plain = { date, name: '', nameEn: '', mayChange: false as const }
    const found = ruled.get(date)
    if (found) return { ...plain, ...found }
    const isWeekend = weekdayOf(day) > 5
    if (notices.has(yearOfDay(day))) return { ...plain, kind: isWeekend ? 'WEEKEND' : 'WORKDAY' }
    const named = lawDays(yearOfDay(day)).find((each) => each.date === date)
    if (named) return { ...plain, ...named }
    const mayChange = isNearHoliday(day) && (isWeekend ? 'INTO_ANY' : 'INTO_HOLIDAY')
    return { ...plain, kind: 'NOT_ANNOUNCED', mayChange }
  }

  function isNearHoliday(day: number): boolean {
    return [-1, 0, 1]
      .flatMap((step) => lawDays(yearOfDay(day) + step))
      .some(({ date }) => Math.abs(dayOfDate(date) - day) <= MOVED_DAYS_MAX)
  }

  const laws = new Map<number, RuledDay[]>()
  function lawDays(year: number): RuledDay[] {
    const known = laws.get(year) ?? lawDaysOf(year)
    laws.set(year, known)
    return known
  }

  return {
    revision,
    dayOf,
    holidaysOf(year) {
      const from = notices.has(year) ? [] : lawDays(year)
      const days = new Map([...from, ...ruled.values()].map((each) => [each.date, each]))
      const holidays = [...days.values()]
        .filter(({ date, kind }) => kind === 'HOLIDAY' && date.startsWith(`${year}-`))
        .sort((one, other) => (one.date < other.date ? -1 : 1))
      return holidays.map(({ date, name }) => {
        const [, month, day] = date.split('-').map(Number) as [number, number, number]
        return { name, year, fixed_date: [month, day] }
      })
    },
  }
}
