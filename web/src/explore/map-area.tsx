import { memo, useMemo, useState } from 'react'
import type { BoundsInput } from '../api/gen/documents.ts'
import { useSettings } from '../api/use-settings.ts'
import type { Place } from '../device/locate.ts'
import { EXACT_MAX_METRES } from '../format/distance.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import type { SiteMark } from '../map/props.ts'
import { MapNote, MapSection } from '../map-page/map-section.tsx'
import { later } from '../shell/later.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { exploreText } from './text.ts'
import type { Summaries } from './use-site-summaries.ts'

const DistrictMap = later(() => import('../map/map.tsx').then((module) => module.DistrictMap))

export const MapArea = memo(function MapArea({
  summaries,
  selectedSiteId,
  highlightedSiteId,
  onSelectSite,
  here,
  bottomInset,
  following,
  onArea,
}: {
  summaries: Summaries
  selectedSiteId: string | null
  highlightedSiteId: string | null
  onSelectSite(id: string): void
  here: Place | null
  bottomInset: number
  /** The list follows the map's area. */
  following: boolean
  onArea(area: BoundsInput): void
}) {
  const text = useText(exploreText)
  const { language } = useLanguage()
  const settings = useSettings()
  const [moved, setMoved] = useState<BoundsInput | null>(null)
  const sites = useMemo<SiteMark[]>(
    () =>
      summaries.sites.map(({ site, ...sums }) => ({
        id: site.id,
        name: nameOf(site, language),
        point: site.point,
        approximate: (site.precisionMetres ?? 0) > EXACT_MAX_METRES,
        crafts: sums.crafts,
        sessionCount: sums.sessionCount,
        capacity: sums.capacity,
        remaining: sums.remaining,
      })),
    [summaries.sites, language],
  )
  function boundsChanged(bounds: BoundsInput) {
    const area = rounded(bounds)
    setMoved(area)
    if (following) onArea(area)
  }
  return (
    <MapSection
      map={
        <DistrictMap
          sites={sites}
          selectedSiteId={selectedSiteId}
          highlightedSiteId={highlightedSiteId}
          onSelectSite={onSelectSite}
          onBoundsChange={boundsChanged}
          here={here}
          bottomInset={bottomInset}
          tileLayer={settings?.tileLayer ?? null}
          language={language}
        />
      }
    >
      {summaries.failed ? <MapNote onRetry={summaries.retry} /> : null}
      {moved && !following ? (
        <Button kind="secondary" className="explore-search-here" onClick={() => onArea(moved)}>
          <Icon name="find" size={20} />
          {text.searchHere}
        </Button>
      ) : null}
    </MapSection>
  )
})

/** To some ten metres, so that a trembling hand asks no new question. */
function rounded({ south, west, north, east }: BoundsInput): BoundsInput {
  const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4
  return { south: round(south), west: round(west), north: round(north), east: round(east) }
}
