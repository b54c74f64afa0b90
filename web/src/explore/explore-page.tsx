import './explore.css'
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useElderMode } from '../account/elder-mode.ts'
import type { BoundsInput } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { later, useSoon } from '../shell/later.tsx'
import { usePageTitle } from '../shell/page.tsx'
import { LoadingPanel } from '../ui/loading-panel.tsx'
import { Sheet, type SheetStop } from '../ui/sheet.tsx'
import { ExploreHeading } from './explore-heading.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useHere } from './here.ts'
import { MapArea } from './map-area.tsx'
import { PanelBack } from './panel-back.tsx'
import { cardId, SessionList } from './session-list.tsx'
import { exploreText } from './text.ts'
import { useFilters } from './use-filters.ts'
import { useSearchedSessions } from './use-searched-sessions.ts'
import { useSiteSummaries } from './use-site-summaries.ts'

const SessionPanel = later(() => import('./session-panel.tsx').then((m) => m.SessionPanel))
const SitePanel = later(() => import('./site-panel.tsx').then((m) => m.SitePanel))

export interface Selection {
  kind: 'session' | 'site'
  id: string
}

/** The map and the list in step; a session or a site opens over the list, and the map stays. */
export function ExplorePage({ selected }: { selected: Selection | null }) {
  const text = useText(exploreText)
  const { filters, filterSearch, setFilters } = useFilters()
  const { here } = useHere()
  const [elder] = useElderMode()
  const [, navigate] = useLocation()
  const [stop, setStop] = useState<SheetStop>('half')
  const [cover, setCover] = useState(0)
  const [area, setArea] = useState<BoundsInput | null>(null)
  const [highlightedSiteId, setHighlightedSiteId] = useState<string | null>(null)
  const [sessionSiteId, setSessionSiteId] = useState<string | null>(null)
  const near = filters.nearMe ? here : null
  const list = useSearchedSessions(filters, near, area)
  const summaries = useSiteSummaries(filters)

  usePageTitle(selected ? undefined : text.title)
  useBackToCard(selected)
  useSoon(!list.loading, SessionPanel, SitePanel)
  useEffect(() => {
    if (selected) setStop((now) => (elder ? 'full' : now === 'peek' ? 'half' : now))
  }, [selected, elder])

  const newestSearch = useRef(filterSearch)
  newestSearch.current = filterSearch
  const selectSite = useCallback((id: string) => navigate(paths.site(id) + newestSearch.current), [navigate])
  const clear = () => {
    setArea(null)
    setFilters({ crafts: [], day: 'any', onlyAvailable: false, nearMe: false })
  }

  return (
    <div className="explore">
      <Sheet
        label={text.title}
        stop={stop}
        onStop={setStop}
        onCover={setCover}
        head={
          selected ? (
            <PanelBack href={paths.explore + filterSearch}>{text.backToList}</PanelBack>
          ) : (
            <ExploreHeading summaries={summaries} area={area} />
          )
        }
      >
        <div className="explore-layer" inert={selected !== null} data-under={selected !== null || undefined}>
          <FilterBar
            filters={filters}
            setFilters={setFilters}
            area={area}
            onClearArea={() => setArea(null)}
          />
          <SessionList
            list={list}
            byPlace={near !== null}
            filterSearch={filterSearch}
            onHighlightSite={setHighlightedSiteId}
            onClear={clear}
          />
        </div>
        {selected ? (
          <OpenedPanel
            key={selected.id}
            selected={selected}
            filterSearch={filterSearch}
            onSessionSite={setSessionSiteId}
            onClose={() => navigate(paths.explore + filterSearch)}
          />
        ) : null}
      </Sheet>
      <MapArea
        summaries={summaries}
        selectedSiteId={selected?.kind === 'site' ? selected.id : selected ? sessionSiteId : null}
        highlightedSiteId={highlightedSiteId}
        onSelectSite={selectSite}
        here={near}
        bottomInset={cover}
        following={area !== null}
        onArea={setArea}
      />
    </div>
  )
}

function OpenedPanel({
  selected,
  filterSearch,
  onSessionSite,
  onClose,
}: {
  selected: Selection
  filterSearch: string
  onSessionSite(siteId: string | null): void
  onClose(): void
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a short cut; the link back does the same
    <div
      className="explore-layer explore-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Suspense fallback={<LoadingPanel />}>
        {selected.kind === 'session' ? (
          <SessionPanel id={selected.id} filterSearch={filterSearch} onSite={onSessionSite} />
        ) : (
          <SitePanel id={selected.id} filterSearch={filterSearch} />
        )}
      </Suspense>
    </div>
  )
}

/** Back from a session, the focus is on its card again. */
function useBackToCard(selected: Selection | null) {
  const before = useRef<Selection | null>(null)
  useEffect(() => {
    const left = before.current
    before.current = selected
    if (!selected && left?.kind === 'session') document.getElementById(cardId(left.id))?.focus()
  }, [selected])
}
