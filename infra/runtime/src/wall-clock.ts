import { assert } from './assert.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** A moment as the clocks on the walls of a time zone show it. */
export interface WallTime {
  /** Days since 1970-01-01 on that zone's calendar. */
  day: number
  /** ISO: 1 is Monday, 7 is Sunday. */
  weekday: number
  /** Minutes after midnight, 0–1439. */
  minute: number
}

/** Turns moments into a zone's days and minutes and back, whatever the machine's own zone is. */
export interface WallClock {
  wallTimeOf(at: Date): WallTime
  /** `minute` may be 1440: the midnight that ends the day. */
  momentOf(day: number, minute: number): Date
}

/** `timeZone`: an IANA name; an unknown one throws a RangeError. */
export function createWallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const offsetMs = (ms: number) => readAsUtcMs(format, ms) - Math.floor(ms / 1000) * 1000
  return {
    wallTimeOf(at) {
      const wallMs = at.getTime() + offsetMs(at.getTime())
      const day = Math.floor(wallMs / dayMs)
      return { day, weekday: weekdayOf(day), minute: Math.floor((wallMs - day * dayMs) / minuteMs) }
    },
    momentOf(day, minute) {
      const wallMs = day * dayMs + minute * minuteMs
      // The offset at the guess differs from the first one only next to a change of the zone's offset.
      const guessMs = wallMs - offsetMs(wallMs)
      return new Date(wallMs - offsetMs(guessMs))
    },
  }
}

/** ISO weekday of a day number: 1 is Monday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function readAsUtcMs(format: Intl.DateTimeFormat, ms: number): number {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const part of format.formatToParts(ms)) found[part.type] = Number(part.value)
  const { year, month, day, hour, minute, second } = found
  assert(year !== undefined && month !== undefined, 'the date format names year and month')
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
