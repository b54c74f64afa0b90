import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import { assert } from '@xingzhi/runtime/assert'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import { WallDate } from './wall-date.ts'

/** A text in the syntax of OpenStreetMap's opening_hours, ready to be asked. */
export interface ParsedOpeningHours {
  /** Beginning, end, whether it is only "unknown" (by appointment, an open end), comment. */
  getOpenIntervals(from: Date, until: Date): [Date, Date, boolean, string | undefined][]
}

/** One public holiday, as the library takes it. It reads them anew each time that it is asked. */
export interface LibraryHoliday {
  name: string
  year: number
  /** Month, from 1, and day. */
  fixed_date: [number, number]
}

export interface Place {
  latitude: number
  longitude: number
}

interface Library {
  new (text: string, place: object, options: object): ParsedOpeningHours
}

type Events = Record<string, unknown>
type GetTimes = (date: Date, latitude: number, longitude: number) => Events

const COUNTRY = 'cn'
/** Where the library keeps the holidays of all countries: it takes none from outside. */
const OWN_HOLIDAYS = 'const holidayDefinitions = holiday_definitions;'
const GIVEN_HOLIDAYS = 'const holidayDefinitions = givenHolidays;'

export type ParseOpeningHours = (
  text: string,
  place: Place,
  holidays: readonly LibraryHoliday[],
) => ParsedOpeningHours

/** Throws an Error or a text when the syntax is not understood. */
export function createParser(wallClock: WallClock): ParseOpeningHours {
  let library: Library | undefined
  const given: Record<string, { PH: readonly LibraryHoliday[] }> = {}
  return (text, { latitude, longitude }, holidays) => {
    // With the first text: it takes 20 MB, and a system may run for days without one.
    library ??= loadLibrary(wallClock, given)
    given[COUNTRY] = { PH: holidays }
    const address = { country_code: COUNTRY }
    return new library(text, { lat: String(latitude), lon: String(longitude), address }, {})
  }
}

/**
 * The library reckons in the machine's zone and takes no other, and knows holidays by the country alone, without those that are
 * announced each year. It is loaded as it is, with a Date, holidays and a sun of ours in its scope.
 */
function loadLibrary(wallClock: WallClock, givenHolidays: object): Library {
  const require = createRequire(import.meta.url)
  const path = require.resolve('opening_hours')
  const code = readFileSync(path, 'utf8')
  assert(code.split(OWN_HOLIDAYS).length === 2, 'opening_hours keeps its holidays somewhere else')
  const loaded: { exports: unknown } = { exports: {} }
  const load = compileFunction(
    code.replace(OWN_HOLIDAYS, GIVEN_HOLIDAYS),
    ['exports', 'require', 'module', 'Date', 'givenHolidays'],
    { filename: path },
  )
  const { getTimes } = createRequire(path)('suncalc') as { getTimes: GetTimes }
  const sun = { getTimes: onTheWall(getTimes, wallClock) }
  load(loaded.exports, () => sun, loaded, WallDate, givenHolidays)
  return loaded.exports as Library
}

/** Asks for a moment, answers what the clock on the wall shows. */
function onTheWall(getTimes: GetTimes, wallClock: WallClock): GetTimes {
  return (date, latitude, longitude) => {
    const wallMs = date.getTime()
    const day = Math.floor(wallMs / 86_400_000)
    const moment = wallClock.momentOf(day, Math.floor((wallMs - day * 86_400_000) / 60_000))
    const times = Object.entries(getTimes(moment, latitude, longitude))
    return Object.fromEntries(
      times.map(([name, at]) => [name, at instanceof Date ? wallDateOf(at, wallClock) : at]),
    )
  }
}

function wallDateOf(at: Date, wallClock: WallClock): WallDate | null {
  if (Number.isNaN(at.getTime())) return null
  const { day, minute } = wallClock.wallTimeOf(at)
  return new WallDate(day * 86_400_000 + minute * 60_000)
}
