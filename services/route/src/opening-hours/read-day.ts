import type { Day } from '../holidays/day.ts'

/** In minutes after the day's midnight. */
export interface Minutes {
  from: number
  until: number
  askFirst: boolean
}

/** How a text reads on a day. */
interface Reader {
  /** On its own weekday, as a public holiday where it is one. */
  asItStands(): Minutes[]
  /** ISO: 1 is Monday. */
  asWeekday(weekday: number): Minutes[]
  asHoliday(): Minutes[]
}

const WORKDAYS = [1, 2, 3, 4, 5]
const [WEDNESDAY, SUNDAY] = [3, 7]

/**
 * When it is open on the day. Where the text or the calendar does not decide between several readings, whatever one of them
 * says is to be asked for.
 */
export function readDay(text: string, day: Pick<Day, 'kind' | 'mayChange'>, read: Reader): Minutes[] {
  const namesHolidays = /\bPH\b/.test(text)
  const stands = read.asItStands()
  /** What a text that says nothing of holidays may mean on one. */
  const onHoliday = () =>
    namesHolidays || same([read.asWeekday(WEDNESDAY), read.asWeekday(SUNDAY)])
      ? stands
      : read.asWeekday(SUNDAY)
  switch (day.kind) {
    case 'HOLIDAY':
      return oneOf([stands, onHoliday()])
    case 'MAKE_UP_WORKDAY':
      return oneOf(asWorkday(stands, read))
    case 'NOT_ANNOUNCED': {
      if (!day.mayChange) return stands
      const holiday = namesHolidays ? read.asHoliday() : onHoliday()
      return oneOf([stands, holiday, ...(day.mayChange === 'INTO_ANY' ? asWorkday(stands, read) : [])])
    }
    case 'WORKDAY':
    case 'WEEKEND':
      return stands
  }
}

/** As workdays are; where those differ, as the day itself when one of them is like it, or as any of them. */
function asWorkday(stands: Minutes[], read: Reader): Minutes[][] {
  const readings = WORKDAYS.map(read.asWeekday)
  if (same(readings)) return readings
  return readings.some((reading) => same([reading, stands])) ? [stands] : [stands, ...readings]
}

/** What all readings say; where they differ, all of what any of them says, to be asked for. */
function oneOf(readings: Minutes[][]): Minutes[] {
  const [first = []] = readings
  if (same(readings)) return first
  const spans = readings.flat().sort((one, other) => one.from - other.from)
  const result: Minutes[] = []
  for (const { from, until } of spans) {
    const last = result.at(-1)
    if (last && from <= last.until) last.until = Math.max(last.until, until)
    else result.push({ from, until, askFirst: true })
  }
  return result
}

function same(readings: Minutes[][]): boolean {
  return new Set(readings.map((reading) => JSON.stringify(reading))).size === 1
}
