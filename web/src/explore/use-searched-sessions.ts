import { useMemo } from 'react'
import { type BoundsInput, SessionsDocument, type SessionsQuery } from '../api/gen/documents.ts'
import { type PagedList, usePages } from '../api/use-pages.ts'
import { useRefresh } from '../api/use-refresh.ts'
import type { Place } from '../device/locate.ts'
import { useNow } from '../format/use-now.ts'
import { useSteadyNow } from '../format/use-steady-now.ts'
import type { ListedSession } from '../reserving/session.ts'
import type { Filters } from './filters.ts'
import { rangeFrom, sessionsQuestion } from './sessions-question.ts'
import { isWithin } from './shared-area.ts'

type PlacedSites = readonly { site: { id: string; point: { latitude: number; longitude: number } } }[]

/** How soon a session that was published meanwhile shows. */
const REFRESH_MS = 45_000

/** What the filters, the map's area and the place of the person ask for, page by page; its places are live. */
export function useSearchedSessions(
  filters: Filters,
  near: Place | null,
  { area, sites }: { area: BoundsInput | null; sites: PlacedSites },
): PagedList<ListedSession, SessionsQuery> {
  const now = useNow()
  const range = useTimeRange(filters.day)
  const list = usePages(
    SessionsDocument,
    sessionsQuestion(filters, range, near, area),
    (result) => result.sessions,
  )
  useRefresh(list.reload, REFRESH_MS)
  const isInArea = useSitesIn(area, sites)
  const coming = list.nodes.filter((session) => new Date(session.startsAt) > now && isInArea(session.site.id))
  return { ...list, nodes: coming }
}

/** More is asked for than the map shows. A site of which nobody has said where it is counts as shown. */
function useSitesIn(area: BoundsInput | null, sites: PlacedSites): (siteId: string) => boolean {
  const outside = useMemo(() => {
    const found = area ? sites.filter(({ site }) => !isWithin(area, site.point)) : []
    return new Set(found.map(({ site }) => site.id))
  }, [area, sites])
  return (siteId) => !outside.has(siteId)
}

/** From when to when, steady between two steps so that the question stays the same. */
export function useTimeRange(day: Filters['day']): { from: string; to: string | null } {
  const start = useSteadyNow()
  return useMemo(() => rangeFrom(day, start), [day, start])
}
