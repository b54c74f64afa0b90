import {
  type Route as RouteMessage,
  RouteSchema,
  type Stop as StopMessage,
} from '@xingzhi/proto/route/v1/route_pb.js'
import {
  readCount,
  readId,
  readIds,
  readLine,
  readPoint,
  readText,
  refuseInput,
} from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import { durationMinutesOf, type Route, type RoutePlan } from '../domain/route.ts'
import type { Stop } from '../domain/timetable.ts'
import { readTheme } from './read-theme.ts'

const stopsMax = 30
const pathMax = 2_000
const qualificationsMax = 20
const durationMinutesMax = 1_440

export function routeMessage(route: Route): RouteMessage {
  return toMessage(RouteSchema, route)
}

/** What is said of a route, each field checked; whether its stations exist is not seen here. */
export function readRoutePlan(route: RouteMessage): RoutePlan {
  const text = (field: 'summary' | 'summaryEn', lengthMax: number) =>
    readText(`route.${field}`, route[field], { lengthMax, optional: true })
  return {
    theme: readTheme('route.theme', route.theme),
    name: readLine('route.name', route.name, { lengthMax: 100 }),
    nameEn: readLine('route.nameEn', route.nameEn, { lengthMax: 200, optional: true }),
    summary: text('summary', 2_000),
    summaryEn: text('summaryEn', 4_000),
    stops: readStops(route.stops),
    path: readPath(route.path),
    composed: route.composed,
    qualificationIds: [
      ...new Set(readIds('route.qualificationIds', route.qualificationIds, qualificationsMax)),
    ],
    demo: route.demo,
  }
}

function readStops(stops: readonly StopMessage[]): Stop[] {
  if (stops.length === 0) refuseInput('route.stops', 'required')
  if (stops.length > stopsMax) refuseInput('route.stops', 'too_large', stopsMax)
  const read = stops.map(({ stationId, stayMinutes, walkMinutes }, index) => {
    const path = `route.stops[${index}]`
    return {
      stationId: readId(`${path}.stationId`, stationId),
      stayMinutes: readCount(`${path}.stayMinutes`, stayMinutes, { min: 1, max: 240 }),
      walkMinutes: readCount(`${path}.walkMinutes`, walkMinutes, { min: 0, max: index === 0 ? 0 : 240 }),
    }
  })
  if (durationMinutesOf(read) > durationMinutesMax)
    refuseInput('route.stops', 'too_large', durationMinutesMax)
  return read
}

function readPath(path: RouteMessage['path']): RoutePlan['path'] {
  if (path.length < 2) refuseInput('route.path', 'too_small', 2)
  if (path.length > pathMax) refuseInput('route.path', 'too_large', pathMax)
  return path.map((point, index) => readPoint(`route.path[${index}]`, point))
}
