import { type Day, dayOf, timeWords } from '../format/day.ts'

/** What a manager enters: a day and a time on Shanghai's clocks, as the browser's own inputs give them. */
export interface EnteredTime {
  /** `2026-11-22`, or empty. */
  day: Day
  /** `14:00`, or empty. */
  time: string
}

const OFFSET = '+08:00'

/** The instant as ISO 8601 with Shanghai's offset, whatever the browser's zone; null while it is incomplete. */
export function instantOf({ day, time }: EnteredTime): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}(:\d{2})?$/.test(time)) return null
  const text = `${day}T${time.slice(0, 5)}:00${OFFSET}`
  const instant = new Date(text)
  return !Number.isNaN(instant.getTime()) && dayOf(instant) === day ? text : null
}

/** What the inputs show for an instant. */
export function enteredTimeOf(instant: string): EnteredTime {
  return { day: dayOf(instant), time: timeWords(instant) }
}

/** Whether two texts name the same instant, in whatever offset each is written. */
export function isSameInstant(one: string, other: string): boolean {
  return new Date(one).getTime() === new Date(other).getTime()
}

/** Minutes after midnight as a time of day: `1440` is `24:00`. */
export function clockWords(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
