import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { OpenSpan, Span } from '../domain/station-load.ts'
import { yearOfDay } from '../holidays/day.ts'
import { createDayCalendar, type DayCalendar } from '../holidays/day-calendar.ts'
import { createParser, type LibraryHoliday, type ParsedOpeningHours, type Place } from './library.ts'
import { readDay } from './read-day.ts'
import { countingAs, WallDate } from './wall-date.ts'

const minuteMs = 60_000
const dayMs = 1440 * minuteMs
const textsMax = 2_000
const daysMax = 1_000
/** A text is tried on so many days before it is taken: what can't be reckoned is found then. */
const triedDays = 400

/** What is written of when a place is open, and where it lies: the sun rises elsewhere at other times. */
export interface Hours extends Place {
  /** In the syntax of OpenStreetMap's opening_hours; empty: not known. */
  openingHours: string
}

/** Texts in the syntax of OpenStreetMap's opening_hours, reckoned on a wall clock. What is shown and what is planned by is this. */
export interface OpeningHours {
  /** Whether it can be reckoned with. Empty is: not known. */
  isValid(hours: Hours, at: Date): boolean
  /** When it is open within the span: in order, none meeting another. */
  openSpans(hours: Hours, span: Span, calendar: DayCalendar): OpenSpan[]
}

interface Known {
  parsed: ParsedOpeningHours
  /** A holiday that is set to a day to see how things were if it were one. */
  ifHoliday: LibraryHoliday
  days: Map<number, OpenSpan[]>
}

/** A text is parsed once a year and each of its days reckoned once: about 5 ms for the first time, microseconds afterwards. */
export function createOpeningHours(wallClock: WallClock): OpeningHours {
  const parse = createParser(wallClock)
  const anyCalendar = createDayCalendar([])
  const texts = new Map<string, Known | undefined>()
  let revision = ''

  function known(hours: Hours, year: number, calendar: DayCalendar): Known | undefined {
    if (calendar.revision !== revision || texts.size >= textsMax) texts.clear()
    revision = calendar.revision
    const { openingHours, latitude, longitude } = hours
    const place = /sun|dawn|dusk/.test(openingHours) ? `${latitude} ${longitude}` : ''
    const key = `${year} ${place} ${openingHours}`
    if (!texts.has(key)) texts.set(key, parsedOrNot(hours, year, calendar))
    return texts.get(key)
  }

  /** Undefined: it was taken once, and cannot be read any more. */
  function parsedOrNot(hours: Hours, year: number, calendar: DayCalendar): Known | undefined {
    try {
      return parsedFor(hours, year, calendar)
    } catch {
      return undefined
    }
  }

  function parsedFor(hours: Hours, year: number, calendar: DayCalendar): Known {
    const ifHoliday: LibraryHoliday = { name: '', year: 0, fixed_date: [1, 1] }
    const holidays = [year - 1, year, year + 1].flatMap((each) => calendar.holidaysOf(each))
    return { parsed: parse(hours.openingHours, hours, [...holidays, ifHoliday]), ifHoliday, days: new Map() }
  }

  function ofDay(hours: Hours, day: number, calendar: DayCalendar): OpenSpan[] {
    const toMs = (minute: number) => wallClock.momentOf(day, minute).getTime()
    const whole = { fromMs: toMs(0), untilMs: toMs(1440), askFirst: true }
    const found = known(hours, yearOfDay(day), calendar)
    if (!found) return [whole]
    const { days } = found
    const reckoned = days.get(day)
    if (reckoned) return reckoned
    if (days.size >= daysMax) days.clear()
    const spans = readDay(hours.openingHours, calendar.dayOf(day), readerOf(found, day)).map(
      ({ from, until, askFirst }) => ({ fromMs: toMs(from), untilMs: toMs(until), askFirst }),
    )
    days.set(day, spans)
    return spans
  }

  return {
    isValid(hours, at) {
      if (hours.openingHours === '') return true
      try {
        const { day } = wallClock.wallTimeOf(at)
        const last = new WallDate((day + triedDays) * dayMs)
        parsedFor(hours, yearOfDay(day), anyCalendar).parsed.getOpenIntervals(new WallDate(day * dayMs), last)
        return true
      } catch {
        return false
      }
    },
    openSpans(hours, span, calendar) {
      if (hours.openingHours === '') return [{ ...span, askFirst: true }]
      const first = wallClock.wallTimeOf(new Date(span.fromMs)).day
      const last = wallClock.wallTimeOf(new Date(span.untilMs - 1)).day
      const days = Array.from({ length: last - first + 1 }, (_, index) =>
        ofDay(hours, first + index, calendar),
      )
      return joined(days.flat(), span)
    },
  }
}

/** Reads a day as it stands, or as if it were something else. */
function readerOf({ parsed, ifHoliday }: Known, day: number) {
  const read = () =>
    parsed
      .getOpenIntervals(new WallDate(day * dayMs), new WallDate((day + 1) * dayMs))
      .map(([from, until, isUnknown]) => ({
        from: Math.round((from.getTime() - day * dayMs) / minuteMs),
        until: Math.round((until.getTime() - day * dayMs) / minuteMs),
        askFirst: isUnknown,
      }))
  return {
    asItStands: read,
    asWeekday: (weekday: number) => countingAs(day, weekday, read),
    asHoliday() {
      const date = new Date(day * dayMs)
      ifHoliday.year = date.getUTCFullYear()
      ifHoliday.fixed_date = [date.getUTCMonth() + 1, date.getUTCDate()]
      try {
        return read()
      } finally {
        ifHoliday.year = 0
      }
    },
  }
}

/** Days that are open over midnight join; what lies outside of `within` is cut off. */
function joined(spans: readonly OpenSpan[], within: Span): OpenSpan[] {
  const result: OpenSpan[] = []
  for (const span of spans) {
    const fromMs = Math.max(span.fromMs, within.fromMs)
    const untilMs = Math.min(span.untilMs, within.untilMs)
    if (fromMs >= untilMs) continue
    const last = result.at(-1)
    if (last && fromMs <= last.untilMs && last.askFirst === span.askFirst) {
      last.untilMs = Math.max(last.untilMs, untilMs)
    } else result.push({ fromMs, untilMs, askFirst: span.askFirst })
  }
  return result
}
