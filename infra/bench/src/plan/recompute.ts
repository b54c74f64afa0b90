import { must } from '@xingzhi/runtime/assert'
import { openDatabase, type Sql } from '@xingzhi/runtime/database'
import type { Wished } from '../frame/walks.ts'
import { OPENS_AT_MINUTE, SHUTS_AT_MINUTE } from './district.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
const SUGGESTED_MAX = 4

export interface Recomputed {
  fits: boolean
  /** Minutes of the day. */
  suggested: number[]
}

interface Visit {
  stationId: string
  from: number
  until: number
}

/** What a station holds, and how many are there at each minute of the day. */
interface Load {
  capacity: number
  people: Int32Array
}

/**
 * The check as one writes it first: reads the day's departures of all routes with all their stops, sums them up minute by minute for
 * each station, and tries one minute after the other when it does not fit. It knows the opening hours without reading any, and
 * looks at no closure.
 */
export function createRecompute(url: string, started: AsyncDisposableStack) {
  const database = openDatabase({ url, connectionsMax: 10, name: 'recompute' })
  started.defer(() => database.close())
  return async (wished: Wished, day: Date): Promise<Recomputed> => {
    const visits = await visitsOf(database.sql, wished.routeId)
    const loads = await loadsOn(database.sql, day)
    const people = wished.guidesWanted * wished.groupSize
    const start = (wished.startsAt.getTime() - day.getTime()) / MINUTE_MS
    const fitsAt = (minute: number) => fits(visits, loads, people, minute)
    if (fitsAt(start)) return { fits: true, suggested: [] }
    const suggested: number[] = []
    for (let away = 1; away < DAY_MINUTES && suggested.length < SUGGESTED_MAX; away++) {
      suggested.push(...[start - away, start + away].filter(fitsAt))
    }
    return { fits: false, suggested }
  }
}

async function visitsOf(sql: Sql, routeId: string): Promise<Visit[]> {
  const stops = await sql<{ stationId: string; stay: number; walk: number }[]>`
    select station_id as "stationId", stay_minutes as stay, walk_minutes as walk
    from stops where route_id = ${routeId} order by position`
  let minute = 0
  return stops.map(({ stationId, stay, walk }) => {
    const from = minute + walk
    minute = from + stay
    return { stationId, from, until: minute }
  })
}

async function loadsOn(sql: Sql, day: Date): Promise<Map<string, Load>> {
  const stations = await sql<{ id: string; capacity: number }[]>`select id, capacity from stations`
  const loads = new Map(
    stations.map(({ id, capacity }) => [id, { capacity, people: new Int32Array(DAY_MINUTES) }]),
  )
  const stays = await sql<{ stationId: string; arrivesAt: Date; leavesAt: Date; people: number }[]>`
    select station_id as "stationId", arrives_at as "arrivesAt", leaves_at as "leavesAt", people
    from departures join stays on stays.departure_id = departures.id
    where status = 'SCHEDULED' and starts_at >= ${day} and starts_at < ${day}::timestamptz + interval '1 day'
    order by starts_at, departures.id, position`
  const minuteOf = (at: Date) => (at.getTime() - day.getTime()) / MINUTE_MS
  for (const { stationId, arrivesAt, leavesAt, people } of stays) {
    const load = must(loads.get(stationId))
    for (let minute = minuteOf(arrivesAt); minute < minuteOf(leavesAt); minute++) {
      load.people[minute] = must(load.people[minute]) + people
    }
  }
  return loads
}

function fits(visits: readonly Visit[], loads: Map<string, Load>, people: number, start: number): boolean {
  return visits.every(({ stationId, from, until }) => {
    const load = must(loads.get(stationId))
    for (let minute = start + from; minute < start + until; minute++) {
      if (minute < OPENS_AT_MINUTE || minute >= SHUTS_AT_MINUTE) return false
      if (must(load.people[minute]) + people > load.capacity) return false
    }
    return true
  })
}
