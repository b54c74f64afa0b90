import type { stays, stops } from '../db/schema.ts'

const minuteMs = 60_000

/** A station of a route, in its order. */
export type Stop = Omit<typeof stops.$inferSelect, 'routeId' | 'position'>

/** A stop counted from the start of the walk. */
export interface Visit {
  stationId: string
  afterMs: number
  stayMs: number
}

/** When the group is at a stop, from arrival until it leaves. */
export type StopTime = Pick<typeof stays.$inferSelect, 'stationId' | 'arrivesAt' | 'leavesAt'>

/** Each stop begins when the way from the one before is walked. */
export function visitsOf(stops: readonly Stop[]): Visit[] {
  let minutes = 0
  return stops.map(({ stationId, stayMinutes, walkMinutes }) => {
    const afterMs = (minutes + walkMinutes) * minuteMs
    minutes += walkMinutes + stayMinutes
    return { stationId, afterMs, stayMs: stayMinutes * minuteMs }
  })
}

/** The visits of a timetable that stands: the departure keeps its shape when the route changes. */
export function visitsOfTimetable(stops: readonly StopTime[], startsAt: Date): Visit[] {
  return stops.map(({ stationId, arrivesAt, leavesAt }) => ({
    stationId,
    afterMs: arrivesAt.getTime() - startsAt.getTime(),
    stayMs: leavesAt.getTime() - arrivesAt.getTime(),
  }))
}

export function timetableAt(visits: readonly Visit[], startsAt: Date): StopTime[] {
  return visits.map(({ stationId, afterMs, stayMs }) => {
    const arrivesMs = startsAt.getTime() + afterMs
    return { stationId, arrivesAt: new Date(arrivesMs), leavesAt: new Date(arrivesMs + stayMs) }
  })
}

export function durationMsOf(visits: readonly Visit[]): number {
  return Math.max(0, ...visits.map(({ afterMs, stayMs }) => afterMs + stayMs))
}
