import type { Point } from '@xingzhi/proto/common/v1/geo_pb.js'
import type { Departure } from '@xingzhi/proto/route/v1/route_pb.js'
import type { Session } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { asViewer } from '../as-viewer.ts'
import type { Visit } from '../context.ts'
import type { Language } from '../wording/language.ts'

/** What somebody goes to, and where. */
export interface Occasion {
  title: string
  place: string
  point: Pick<Point, 'latitude' | 'longitude'> | undefined
}

/** Sessions and departures by id, as the pages name them; what there is not is left out. */
export async function readOccasions(
  { sessionIds, departureIds }: { sessionIds: string[]; departureIds: string[] },
  visit: Visit,
): Promise<Map<string, Occasion>> {
  const { venue, route } = visit.gateway.clients
  const [{ sessions }, { departures }] = await Promise.all([
    sessionIds.length === 0 ? { sessions: [] } : venue.getSessions({ ids: sessionIds }, asViewer(visit)),
    departureIds.length === 0 ? { departures: [] } : route.getDepartures({ ids: departureIds }),
  ])
  const named = await Promise.all([nameSessions(sessions, visit), nameDepartures(departures, visit)])
  return new Map(named.flat())
}

type Named = [id: string, occasion: Occasion]

async function nameSessions(sessions: Session[], { gateway, language }: Visit): Promise<Named[]> {
  const { catalogue } = gateway
  const [activities, sites] = await Promise.all([
    catalogue.activities(sessions.map(({ activityId }) => activityId)),
    catalogue.sites(sessions.map(({ siteId }) => siteId)),
  ])
  return sessions.flatMap(({ id, room }, at): Named[] => {
    const [activity, site] = [activities[at], sites[at]]
    if (!activity || !site) return []
    const title = language === 'en' && activity.titleEn ? activity.titleEn : activity.title
    const place = [inLanguage(language, site), room, site.address].filter(Boolean)
    return [[id, { title, place: place.join(language === 'en' ? ', ' : ' '), point: site.point }]]
  })
}

async function nameDepartures(departures: Departure[], { gateway, language }: Visit): Promise<Named[]> {
  const { catalogue } = gateway
  const [routes, firsts] = await Promise.all([
    catalogue.routes(departures.map(({ routeId }) => routeId)),
    catalogue.stations(departures.map(({ stops }) => must(stops[0], 'a departure has no stop').stationId)),
  ])
  return departures.flatMap(({ id, meetingPoint }, at): Named[] => {
    const [route, first] = [routes[at], firsts[at]]
    if (!route || !first) return []
    const title = inLanguage(language, route)
    // Where it meets otherwise is known in words alone: the first station's point would send people elsewhere.
    if (meetingPoint) return [[id, { title, place: meetingPoint, point: undefined }]]
    return [[id, { title, place: inLanguage(language, first), point: first.point }]]
  })
}

export function inLanguage(language: Language, { name, nameEn }: { name: string; nameEn: string }): string {
  return language === 'en' && nameEn ? nameEn : name
}
