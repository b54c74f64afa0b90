import { useMemo } from 'react'
import { type BoundsInput, SessionsDocument, type SessionsQuery } from '../api/gen/documents.ts'
import { useFollowPlaces } from '../api/live-places.ts'
import { type PagedList, usePages } from '../api/use-pages.ts'
import { useRefresh } from '../api/use-refresh.ts'
import { dayOf } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { type Filters, timeRange } from './filters.ts'
import type { Here } from './here.ts'
import type { ListedSession } from './session.ts'

const PAGE_SIZE = 20
/** The question's start moves in steps: the same question is asked again no more often than this. */
const START_STEP_MS = 10 * 60_000
/** How soon a session that was published meanwhile shows. */
const REFRESH_MS = 45_000

/** What the filters, the map's area and the place of the person ask for, page by page; its places are live. */
export function useSearchedSessions(
  filters: Filters,
  near: Here | null,
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
  const now = useNow()
  const step = Math.floor(now.getTime() / START_STEP_MS)
  return useMemo(() => {
    const start = new Date(step * START_STEP_MS)
    return timeRange(day, dayOf(start), start)
  }, [day, step])
}
