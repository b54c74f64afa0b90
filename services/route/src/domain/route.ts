import { type Changes, changesOf } from '@xingzhi/runtime/changes'
import { distanceMetres, type Point } from '@xingzhi/runtime/distance'
import type { routes } from '../db/schema.ts'
import type { Stop } from './timetable.ts'

/** Coordinates that were rounded differently are of the same place. */
const SAME_PLACE_METRES = 2

/** As it is kept. */
export type KeptRoute = typeof routes.$inferSelect & { stops: Stop[] }

export type Route = KeptRoute & { pathKind: 'STRAIGHT' | 'DRAWN' }

/** What an operator says of a route. */
export type RoutePlan = Omit<KeptRoute, 'id' | 'distanceMetres' | 'durationMinutes' | 'version'>

/** What differs of what an operator says of a route; all of it when there was none before. */
export function changesOfRoute(before: KeptRoute | undefined, after: KeptRoute): Changes {
  const { id: _, distanceMetres: __, durationMinutes: ___, version: ____, ...said } = after
  return changesOf(before, after, Object.keys(said) as (keyof RoutePlan)[])
}

/** A path that turns at nothing but stations goes from one to the next as the crow flies. */
export function pathKindOf(path: readonly Point[], stations: readonly Point[]): Route['pathKind'] {
  const isStation = (point: Point) =>
    stations.some((station) => distanceMetres(point, station) <= SAME_PLACE_METRES)
  return path.every(isStation) ? 'STRAIGHT' : 'DRAWN'
}

/** Along the path, in whole metres. */
export function lengthMetresOf(path: readonly Point[]): number {
  const legs = path.slice(1).map((point, index) => distanceMetres(path[index] ?? point, point))
  return Math.round(legs.reduce((sum, leg) => sum + leg, 0))
}

/** The sum of stays and ways. */
export function durationMinutesOf(stops: readonly Stop[]): number {
  return stops.reduce((sum, { stayMinutes, walkMinutes }) => sum + stayMinutes + walkMinutes, 0)
}

/** Each station once, in the order of the walk. */
export function stationIdsOf(stops: readonly { stationId: string }[]): string[] {
  return [...new Set(stops.map(({ stationId }) => stationId))]
}
