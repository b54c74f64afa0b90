import type { Point } from './distance.ts'
import type { Stop } from './timetable.ts'

/** What an operator says of a route. */
export interface RoutePlan {
  /** A name of xingzhi.common.v1.Theme. */
  theme: string
  name: string
  nameEn: string
  summary: string
  summaryEn: string
  stops: readonly Stop[]
  path: readonly Point[]
  composed: boolean
  qualificationIds: readonly string[]
  demo: boolean
}

/** A themed walk: ordered stations and the path between them. */
export interface Route extends RoutePlan {
  id: string
  distanceMetres: number
  durationMinutes: number
  version: number
}

/** The sum of stays and ways. */
export function durationMinutesOf(stops: readonly Stop[]): number {
  return stops.reduce((sum, { stayMinutes, walkMinutes }) => sum + stayMinutes + walkMinutes, 0)
}

/** Each station once, in the order of the walk. */
export function stationIdsOf(stops: readonly { stationId: string }[]): string[] {
  return [...new Set(stops.map(({ stationId }) => stationId))]
}
