import { useMemo } from 'react'
import { type BoundsInput, SessionsDocument, type SessionsQuery } from '../api/gen/documents.ts'
import { useFollowPlaces } from '../api/live-places.ts'
import { type PagedList, usePages } from '../api/use-pages.ts'
import { useRefresh } from '../api/use-refresh.ts'
import type { Place } from '../device/locate.ts'
import { dayOf } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useSteadyNow } from '../format/use-steady-now.ts'
import type { ListedSession } from '../reserving/session.ts'
import { type Filters, timeRange } from './filters.ts'

const PAGE_SIZE = 20
/** How soon a session that was published meanwhile shows. */
const REFRESH_MS = 45_000

/** What the filters, the map's area and the place of the person ask for, page by page; its places are live. */
export function useSearchedSessions(
  filters: Filters,
  near: Place | null,
  area: BoundsInput | null,
): PagedList<ListedSession, SessionsQuery> {
  const now = useNow()
  const range = useTimeRange(filters.day)
  const list = usePages(
    SessionsDocument,
    {
      ...range,
      crafts: filters.crafts.length > 0 ? filters.crafts : null,
      onlyAvailable: filters.onlyAvailable || null,
      near: near && { latitude: near.latitude, longitude: near.longitude },
      within: area,
      first: PAGE_SIZE,
    },
    (result) => result.sessions,
  )
  useRefresh(list.reload, REFRESH_MS)
  const coming = list.nodes.filter((session) => new Date(session.startsAt) > now)
  useFollowPlaces(coming.flatMap(({ slot }) => slot?.id ?? []))
  return { ...list, nodes: coming }
}

/** From when to when, steady between two steps so that the question stays the same. */
export function useTimeRange(day: Filters['day']): { from: string; to: string | null } {
  const start = useSteadyNow()
  return useMemo(() => timeRange(day, dayOf(start), start), [day, start])
}
