import { useCallback, useEffect, useMemo } from 'react'
import { SiteSummariesDocument, type SiteSummariesQuery } from '../api/gen/documents.ts'
import { onPlacesNews } from '../api/live-places.ts'
import { useQuery } from '../api/use-query.ts'
import { useRefresh } from '../api/use-refresh.ts'
import type { Filters } from './filters.ts'
import { useTimeRange } from './use-searched-sessions.ts'

const REFRESH_MS = 45_000
/** After news of places the sums are drawn anew, but no more often than this. */
const NEWS_PAUSE_MS = 6_000

export interface Summaries {
  sites: SiteSummariesQuery['siteSummaries']
  known: boolean
  failed: boolean
  retry(): void
}

const none: Summaries['sites'] = []

/** What the map draws: each site's next sessions under the filters, drawn anew now and then while the page is seen. */
export function useSiteSummaries(filters: Filters): Summaries {
  const range = useTimeRange(filters.day)
  const [{ data, error }, run] = useQuery({
    query: SiteSummariesDocument,
    variables: {
      ...range,
      crafts: filters.crafts.length > 0 ? filters.crafts : null,
      onlyAvailable: filters.onlyAvailable || null,
    },
    requestPolicy: 'cache-and-network',
  })
  const retry = useCallback(() => run({ requestPolicy: 'network-only' }), [run])
  useRefresh(retry, REFRESH_MS)
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      soon = undefined
      if (document.visibilityState === 'visible') retry()
    }
    const deaf = onPlacesNews(() => {
      soon ??= setTimeout(refresh, NEWS_PAUSE_MS * (0.5 + Math.random()))
    })
    return () => {
      clearTimeout(soon)
      deaf()
    }
  }, [retry])
  const sites = data?.siteSummaries
  const failed = error !== undefined && sites === undefined
  return useMemo(
    () => ({ sites: sites ?? none, known: sites !== undefined, failed, retry }),
    [sites, failed, retry],
  )
}
