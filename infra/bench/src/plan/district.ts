import { inParallel } from '@xingzhi/demo/in-parallel'
import { type Random, randomFor } from '@xingzhi/demo/random'
import { must } from '@xingzhi/runtime/assert'
import { refusalOf } from '@xingzhi/runtime/refusal'
import type { Walks, Wished } from '../frame/walks.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const STATIONS = 60
const ROUTES = 30
const STOPS = 6
const CAPACITY = 60
/** On Shanghai's clocks. */
export const OPENS_AT_MINUTE = 8 * 60
export const SHUTS_AT_MINUTE = 20 * 60
const LAST_START_MINUTE = 17 * 60
const AHEAD_OF_UTC_MS = 8 * HOUR_MS
const OPERATORS = 4
const SEED = 2026

/** Days full of departures, over stations that several routes share. */
export interface District {
  /** By their first moment. */
  days: Date[]
  /** One wish after the other: any route, day and start. */
  wish(): Wished
}

/** Schedules so many departures for each of the days from the day after tomorrow on; whoever does not fit starts when it is suggested. */
export async function fillDistrict(
  walks: Walks,
  { days: dayCount, departuresEach }: { days: number; departuresEach: number },
): Promise<District> {
  const random = randomFor('plan', SEED)
  const stations: string[] = []
  const openingHours = 'Mo-Su 08:00-20:00'
  for (let count = 0; count < STATIONS; count++)
    stations.push(await walks.putStation({ capacity: CAPACITY, openingHours }))
  const routes: string[] = []
  for (let count = 0; count < ROUTES; count++) {
    const ways = Array.from({ length: STOPS }, (_, stop) =>
      must(stations[(count * 7 + stop * 11) % STATIONS]),
    )
    routes.push(await walks.putRoute(ways))
  }
  const today = Math.floor((Date.now() + AHEAD_OF_UTC_MS) / DAY_MS) * DAY_MS - AHEAD_OF_UTC_MS
  const days = Array.from({ length: dayCount }, (_, day) => new Date(today + (day + 2) * DAY_MS))
  const each = days.flatMap((day) => Array.from({ length: departuresEach }, () => day))
  await inParallel(each, OPERATORS, (day) => scheduleOn(walks, () => wishOn(day, routes, random)))
  return { days, wish: () => wishOn(random.pick(days), routes, random) }
}

function wishOn(day: Date, routes: readonly string[], random: Random): Wished {
  const minute = random.integer(OPENS_AT_MINUTE / 5, LAST_START_MINUTE / 5) * 5
  return {
    routeId: random.pick(routes),
    startsAt: new Date(day.getTime() + minute * MINUTE_MS),
    guidesWanted: random.integer(1, 2),
    groupSize: 15,
  }
}

async function scheduleOn(walks: Walks, wish: () => Wished): Promise<void> {
  for (;;) {
    try {
      await walks.schedule(wish())
      return
    } catch (error) {
      if (!refusalOf(error)) throw error
    }
  }
}
