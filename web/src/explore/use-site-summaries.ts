import { useEffect } from 'react'
import { useQuery } from 'urql'
import { SiteSummariesDocument, type SiteSummariesQuery } from '../api/gen/documents.ts'
import type { Filters } from './filters.ts'
import { useTimeRange } from './use-searched-sessions.ts'

const REFRESH_MS = 45_000

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
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') run({ requestPolicy: 'network-only' })
    }
    const timer = setInterval(refresh, REFRESH_MS * (0.8 + Math.random() * 0.4))
    return () => clearInterval(timer)
  }, [run])
  return {
    sites: data?.siteSummaries ?? none,
    known: data !== undefined,
    failed: error !== undefined && data === undefined,
    retry: () => run({ requestPolicy: 'network-only' }),
  }
}
