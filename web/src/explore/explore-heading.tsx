import { useMemo } from 'react'
import type { BoundsInput } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { MapPageHeading } from '../map-page/map-page.tsx'
import { isWithin } from './shared-area.ts'
import { exploreText } from './text.ts'
import type { Summaries } from './use-site-summaries.ts'

/** The page's name, and how much there is under the filters and in the map's area. */
export function ExploreHeading({ summaries, area }: { summaries: Summaries; area: BoundsInput | null }) {
  const text = useText(exploreText)
  const counted = useMemo(() => {
    const inArea = summaries.sites.filter(({ site }) => !area || isWithin(area, site.point))
    return { sites: inArea.length, sessions: inArea.reduce((sum, { sessionCount }) => sum + sessionCount, 0) }
  }, [summaries.sites, area])
  return (
    <MapPageHeading title={text.title}>
      {summaries.known
        ? counted.sessions > 0
          ? text.found(counted.sessions, counted.sites)
          : text.foundNone
        : '\u00a0'}
    </MapPageHeading>
  )
}
