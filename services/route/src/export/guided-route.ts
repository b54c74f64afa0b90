import type { Route } from '../domain/route.ts'
import type { Station } from '../domain/station.ts'
import { type Provenance, provenanceOf } from './provenance.ts'

/** A route in one language, each stop with its station: what a file for other maps holds. */
export interface GuidedRoute {
  name: string
  summary: string
  path: Route['path']
  pathKind: Route['pathKind']
  composed: boolean
  provenance: Provenance
  stops: {
    number: number
    name: string
    story: string
    latitude: number
    longitude: number
    openingHours: string
  }[]
}

/** English where there is any. `stations`: all of the route's. */
export function guidedRoute(
  route: Route,
  stations: readonly Station[],
  { inEnglish, pageUrl }: { inEnglish: boolean; pageUrl: string },
): GuidedRoute {
  const byId = new Map(stations.map((station) => [station.id, station]))
  const words = (chinese: string, english: string) => (inEnglish && english !== '' ? english : chinese)
  return {
    name: words(route.name, route.nameEn),
    summary: words(route.summary, route.summaryEn),
    ...{ path: route.path, pathKind: route.pathKind, composed: route.composed },
    provenance: provenanceOf(route, { inEnglish, pageUrl }),
    stops: route.stops.flatMap(({ stationId }, index) => {
      const station = byId.get(stationId)
      if (!station) return []
      const { name, nameEn, story, storyEn, latitude, longitude, openingHours } = station
      return {
        number: index + 1,
        name: words(name, nameEn),
        story: words(story, storyEn),
        ...{ latitude, longitude, openingHours },
      }
    }),
  }
}

/** What the route is, and what is not as it may seem, a paragraph each. */
export function descriptionOf({ summary, provenance }: GuidedRoute): string {
  return [summary, ...provenance.caveats].filter(Boolean).join('\n')
}
