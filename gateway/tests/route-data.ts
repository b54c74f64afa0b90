import { create } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import {
  type Closure,
  ClosureSchema,
  type Departure,
  DepartureSchema,
  DepartureStatus,
  type Route,
  RouteSchema,
  type Station,
  StationSchema,
  type Stop,
  type Walk,
} from '@xingzhi/proto/route/v1/route_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'

const MINUTE_MS = 60_000
const STAY_MINUTES = 20
const WALK_MINUTES = 10
const STATION = {
  point: { latitude: 31.15, longitude: 121.36 },
  capacity: 40,
  checkInRadiusMetres: 80,
  streetTownCode: '310112001',
  demo: true,
}
const PATH = [
  { latitude: 31.15, longitude: 121.36 },
  { latitude: 31.16, longitude: 121.37 },
]

export type RouteData = ReturnType<typeof createRouteData>

/** Routes, stations, closures, departures and walks, and how a test adds some. */
export function createRouteData() {
  const routes = new Map<string, Route>()
  const stations = new Map<string, Station>()
  const closures = new Map<string, Closure>()
  const departures = new Map<string, Departure>()
  const walks = new Map<string, { walk: Walk; personId: string }>()

  function addStation(changes: Partial<Station> = {}): Station {
    const station = create(StationSchema, {
      id: newId(),
      name: `站点${stations.size + 1}`,
      nameEn: `Station ${stations.size + 1}`,
      story: '桥上的石狮',
      ...STATION,
    })
    stations.set(station.id, Object.assign(station, changes))
    return station
  }

  function addRoute(stationIds = [addStation().id, addStation().id], changes: Partial<Route> = {}): Route {
    const route = create(RouteSchema, {
      id: newId(),
      theme: Theme.RED,
      name: `线路${routes.size + 1}`,
      nameEn: `Walk ${routes.size + 1}`,
      summary: '一路走来',
      stops: stationIds.map((stationId, at) => ({
        stationId,
        stayMinutes: STAY_MINUTES,
        walkMinutes: at === 0 ? 0 : WALK_MINUTES,
      })),
      path: PATH,
      distanceMetres: 1500,
      durationMinutes: stationIds.length * (STAY_MINUTES + WALK_MINUTES) - WALK_MINUTES,
      demo: true,
    })
    routes.set(route.id, Object.assign(route, changes))
    return route
  }

  function addDeparture(routeId: string, startsAt: Date, changes: Partial<Departure> = {}): Departure {
    const { stops } = routes.get(routeId) ?? refuse('NOT_FOUND', { what: 'route' })
    const { timetable, endsAt } = timetableOf(stops, startsAt)
    const departure = create(DepartureSchema, {
      id: newId(),
      routeId,
      startsAt: timestampFromDate(startsAt),
      endsAt: timestampFromDate(endsAt),
      guidesWanted: 2,
      groupSize: 10,
      languages: [Language.ZH],
      status: DepartureStatus.SCHEDULED,
      stops: timetable,
      callForHelpAt: timestampFromDate(new Date(startsAt.getTime() - 1440 * MINUTE_MS)),
      decideAt: timestampFromDate(new Date(startsAt.getTime() - 120 * MINUTE_MS)),
      version: 1n,
      demo: true,
    })
    departures.set(departure.id, Object.assign(departure, changes))
    return departure
  }

  function addClosure(of: Closure['of'], from: Date, until?: Date): Closure {
    const closure = create(ClosureSchema, {
      id: newId(),
      of,
      from: timestampFromDate(from),
      ...(until && { until: timestampFromDate(until) }),
      reason: '修缮',
      reasonEn: 'Repairs',
    })
    closures.set(closure.id, closure)
    return closure
  }

  return {
    ...{ routes, stations, closures, departures, walks },
    ...{ addRoute, addStation, addDeparture, addClosure },
  }
}

function timetableOf(stops: Stop[], startsAt: Date) {
  let at = startsAt.getTime()
  const after = (minutes: number) => {
    at += minutes * MINUTE_MS
    return timestampFromDate(new Date(at))
  }
  const timetable = stops.map(({ stationId, stayMinutes, walkMinutes }) => ({
    stationId,
    arrivesAt: after(walkMinutes),
    leavesAt: after(stayMinutes),
  }))
  return { timetable, endsAt: new Date(at) }
}
