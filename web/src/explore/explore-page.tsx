import './explore.css'
import { useCallback, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { BoundsInput } from '../api/gen/documents.ts'
import { useHere } from '../device/here.ts'
import { useText } from '../i18n/text.ts'
import { MapPage, useBackToCard, useSheet } from '../map-page/map-page.tsx'
import { PanelBack } from '../map-page/panel-back.tsx'
import { paths } from '../paths.ts'
import { later, useSoon } from '../shell/later.tsx'
import { usePageTitle } from '../shell/page.tsx'
import { ExploreHeading } from './explore-heading.tsx'
import { FilterBar } from './filter-bar.tsx'
import { MapArea } from './map-area.tsx'
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
  const [, navigate] = useLocation()
  const { stop, onStop } = useSheet(selected?.id)
  const [area, setArea] = useState<BoundsInput | null>(null)
  const [highlightedSiteId, setHighlightedSiteId] = useState<string | null>(null)
  const [sessionSiteId, setSessionSiteId] = useState<string | null>(null)
  const near = filters.nearMe ? here : null
  const summaries = useSiteSummaries(filters)
  const list = useSearchedSessions(filters, near, { area, sites: summaries.sites })

  usePageTitle(selected ? undefined : text.title)
  useBackToCard(selected, ({ kind, id }) => (kind === 'session' ? cardId(id) : null))
  useSoon(!list.loading, SessionPanel, SitePanel)

  const newestSearch = useRef(filterSearch)
  newestSearch.current = filterSearch
  const selectSite = useCallback((id: string) => navigate(paths.site(id) + newestSearch.current), [navigate])
  const clear = () => {
    setArea(null)
    setFilters({ crafts: [], day: 'any', onlyAvailable: false, nearMe: false })
  }
  const listPath = paths.explore + filterSearch

  return (
    <MapPage
      label={text.title}
      sheet={{ stop, onStop }}
      head={
        selected ? (
          <PanelBack href={listPath}>{text.backToList}</PanelBack>
        ) : (
          <ExploreHeading summaries={summaries} area={area} />
        )
      }
      list={
        <>
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
        </>
      }
      panel={
        selected && {
          key: selected.id,
          content: <Opened {...{ selected, filterSearch }} onSessionSite={setSessionSiteId} />,
        }
      }
      onClosePanel={() => navigate(listPath)}
      map={(cover) => (
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
      )}
    />
  )
}

function Opened({
  selected: { kind, id },
  filterSearch,
  onSessionSite,
}: {
  selected: Selection
  filterSearch: string
  onSessionSite(siteId: string | null): void
}) {
  if (kind === 'site') return <SitePanel id={id} filterSearch={filterSearch} />
  return <SessionPanel id={id} filterSearch={filterSearch} onSite={onSessionSite} />
}
