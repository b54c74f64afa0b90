import { useMemo } from 'react'
import { type RouteInListFragment, RoutesDocument, type RoutesQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { useNow } from '../format/use-now.ts'
import { useSteadyNow } from '../format/use-steady-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import type { Language } from '../i18n/pick-language.ts'
import type { RouteOnMap, StopOnMap } from '../map/props.ts'
import { isClosedAt } from './closures.tsx'

export type ListedRoute = RoutesQuery['routes'][number]

/** How soon a departure that was scheduled meanwhile shows. */
const REFRESH_MS = 60_000

/** All routes, each with its next departure; their places are live. Undefined while they are not known. */
export function useRoutes() {
  const from = useSteadyNow().toISOString()
  const [{ data, error }, run] = useQuery({
    query: RoutesDocument,
    variables: { from },
    requestPolicy: 'cache-and-network',
  })
  const reload = () => run({ requestPolicy: 'network-only' })
  useRefresh(reload, REFRESH_MS)
  const routes = data?.routes
  return { routes, error: routes ? undefined : error, reload }
}

export function nextDepartureOf({ departures }: ListedRoute) {
  return departures.edges[0]?.node ?? null
}

/** Routes as the map draws them; the same while nothing changed, so that the map draws them once. */
export function useRoutesOnMap(routes: readonly RouteInListFragment[]): RouteOnMap[] {
  const { language } = useLanguage()
  const now = useNow()
  const name = useMemo(
    () => JSON.stringify(routes.map((route) => routeOnMap(route, language, now))),
    [routes, language, now],
  )
  return useMemo(() => JSON.parse(name) as RouteOnMap[], [name])
}

export function routeOnMap(route: RouteInListFragment, language: Language, now: Date): RouteOnMap {
  const { id, theme, path } = route
  return {
    ...{ id, theme, path },
    name: nameOf(route, language),
    stops: stopsOnMap(route, language, now),
    closed: isClosedAt(
      route.closures.filter(({ station }) => station === null),
      now,
    ),
  }
}

/** One mark for a station, with all its numbers when the walk comes there twice. */
function stopsOnMap({ stops, closures }: RouteInListFragment, language: Language, now: Date): StopOnMap[] {
  const byStation = new Map<string, StopOnMap>()
  for (const [index, { station }] of stops.entries()) {
    const known = byStation.get(station.id)
    const number = known ? `${known.number}·${index + 1}` : String(index + 1)
    const ofStation = closures.filter((closure) => closure.station?.id === station.id)
    byStation.set(station.id, {
      ...{ stationId: station.id, name: nameOf(station, language), number, point: station.point },
      closed: isClosedAt(ofStation, now),
    })
  }
  return [...byStation.values()]
}
