import type { Departure, Route, Station } from '@xingzhi/proto/route/v1/route_pb.js'
import type { Activity, Session, Site } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type { Clock } from '@xingzhi/runtime/clock'
import { keepRecent } from '@xingzhi/runtime/recent'
import type { Clients } from './clients.ts'

/** What every list names again and again. In the order of the ids; null for what there is not. */
export interface Catalogue {
  activities(ids: readonly string[]): Promise<(Activity | null)[]>
  /** As they were at most a second ago. */
  sites(ids: readonly string[]): Promise<(Site | null)[]>
  /** As they were at most a second ago. */
  routes(ids: readonly string[]): Promise<(Route | null)[]>
  /** Those that everybody may see, as they were at most a second ago. */
  sessions(ids: readonly string[]): Promise<(Session | null)[]>
  /** As they were at most a second ago. */
  departures(ids: readonly string[]): Promise<(Departure | null)[]>
  /** As they were at most a second ago. */
  stations(ids: readonly string[]): Promise<(Station | null)[]>
}

const KEPT_MAX = 5_000
const KEEP_MS = 1_000

export function createCatalogue({ venue, route }: Pick<Clients, 'venue' | 'route'>, clock: Clock): Catalogue {
  const recent = { keepMs: KEEP_MS, clock }
  return {
    // An activity never changes.
    activities: readThrough(async (ids) => (await venue.getActivities({ ids })).activities, {
      keepMs: Number.POSITIVE_INFINITY,
      clock,
    }),
    sites: readThrough(async (ids) => (await venue.getSites({ ids })).sites, recent),
    routes: readThrough(async (ids) => (await route.getRoutes({ ids })).routes, recent),
    sessions: readThrough(async (ids) => (await venue.getSessions({ ids })).sessions, recent),
    departures: readThrough(async (ids) => (await route.getDepartures({ ids })).departures, recent),
    stations: readThrough(async (ids) => (await route.getStations({ ids })).stations, recent),
  }
}

/** Reads only what was not read lately. */
function readThrough<T extends { id: string }>(
  read: (ids: string[]) => Promise<T[]>,
  { keepMs, clock }: { keepMs: number; clock: Clock },
): (ids: readonly string[]) => Promise<(T | null)[]> {
  const kept = keepRecent<string, { thing: T; at: number }>(KEPT_MAX)
  return async (ids) => {
    const now = clock().getTime()
    const found = new Map<string, T>()
    for (const id of ids) {
      const known = kept.get(id)
      if (known !== undefined && Math.abs(now - known.at) < keepMs) found.set(id, known.thing)
    }
    const missing = ids.filter((id) => !found.has(id))
    for (const thing of missing.length > 0 ? await read(missing) : []) {
      kept.set(thing.id, { thing, at: now })
      found.set(thing.id, thing)
    }
    return ids.map((id) => found.get(id) ?? null)
  }
}
