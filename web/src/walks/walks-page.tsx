import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Theme } from '../api/gen/documents.ts'
import { useHere } from '../device/here.ts'
import { themes as allThemes } from '../format/themes.ts'
import { useText } from '../i18n/text.ts'
import { MapPage, MapPageHeading, useBackToCard, useSheet } from '../map-page/map-page.tsx'
import { PanelBack } from '../map-page/panel-back.tsx'
import { paths } from '../paths.ts'
import { later, useSoon } from '../shell/later.tsx'
import { usePageTitle } from '../shell/page.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { RouteList, routeCardId } from './route-list.tsx'
import type { Spoken } from './spoken.ts'
import { walksText } from './text.ts'
import { ThemeFilter } from './theme-filter.tsx'
import { readThemes, writeThemes } from './themes.ts'
import type { PressedStation } from './use-open-pressed.ts'
import { type ListedRoute, useRoutes, useRoutesOnMap } from './use-routes.ts'
import { WalkMapArea } from './walk-map-area.tsx'

const RoutePanel = later(() => import('./route-panel.tsx').then((m) => m.RoutePanel))
const StationPanel = later(() => import('./station-panel.tsx').then((m) => m.StationPanel))
const DeparturePanel = later(() => import('./departure-panel.tsx').then((m) => m.DeparturePanel))

export interface WalkSelection {
  kind: 'route' | 'station' | 'departure'
  id: string
}

const NOTHING: Spoken = { routeId: null, stationId: null }

/** All routes as a list and on the map in step; a route, a station or a departure opens over the list. */
export function WalksPage({ selected }: { selected: WalkSelection | null }) {
  const text = useText(walksText)
  const { here } = useHere()
  const [, navigate] = useLocation()
  const themeSearch = writeThemes(readThemes(useSearch()))
  const { stop, onStop, lift } = useSheet(selected?.id)
  const [highlightedId, setHighlightedId] = useState<string | null>(null)
  const [spoken, setSpoken] = useState<Spoken>(NOTHING)
  const all = useRoutes()
  const chosen = readThemes(themeSearch)
  const shown = selected ? spoken : NOTHING
  const routes = useChosenRoutes(all.routes, themeSearch, null)
  // What is opened stays on the map whatever the filter says; the list answers a press first, then the map.
  const drawn = useDeferredValue(useRoutesOnMap(useChosenRoutes(all.routes, themeSearch, shown.routeId)))

  usePageTitle(selected ? undefined : text.title)
  useBackToCard(selected, ({ kind, id }) => (kind === 'route' ? routeCardId(id) : null))
  useSoon(all.routes !== undefined, RoutePanel, StationPanel, DeparturePanel)

  const newestSearch = useRef(themeSearch)
  newestSearch.current = themeSearch
  const onSelectRoute = useCallback(
    (id: string) => navigate(paths.route(id) + newestSearch.current),
    [navigate],
  )
  const panel = selected ? `${selected.kind} ${selected.id}` : ''
  const [pressed, onSelectStation] = usePressedStation(panel, lift)
  const listPath = paths.walks + themeSearch
  const backPath = selected?.kind !== 'route' && spoken.routeId ? paths.route(spoken.routeId) : listPath
  return (
    <MapPage
      className="walks"
      label={text.title}
      sheet={{ stop, onStop }}
      head={
        selected ? (
          <PanelBack href={backPath}>{backPath === listPath ? text.backToList : text.backToRoute}</PanelBack>
        ) : (
          <MapPageHeading title={text.title}>
            {all.routes ? text.count(routes.length) : '\u00a0'}
          </MapPageHeading>
        )
      }
      list={<Routes all={all} routes={routes} chosen={chosen} onHighlight={setHighlightedId} />}
      panel={
        selected && {
          key: panel,
          content: (
            <OpenedPanel
              selected={selected}
              lastRouteId={spoken.routeId}
              pressed={pressed}
              onSpeak={setSpoken}
            />
          ),
        }
      }
      onClosePanel={() => navigate(backPath)}
      map={(cover) => (
        <WalkMapArea
          routes={drawn}
          selectedRouteId={shown.routeId}
          highlightedRouteId={highlightedId}
          activeStationId={shown.stationId}
          onSelectRoute={onSelectRoute}
          onSelectStation={onSelectStation}
          here={here}
          bottomInset={cover}
        />
      )}
    />
  )
}

function OpenedPanel({
  selected: { kind, id },
  lastRouteId,
  pressed,
  onSpeak,
}: {
  selected: WalkSelection
  lastRouteId: string | null
  pressed: PressedStation | null
  onSpeak(spoken: Spoken): void
}) {
  if (kind === 'route') return <RoutePanel id={id} pressed={pressed} onSpeak={onSpeak} />
  if (kind === 'departure') return <DeparturePanel id={id} pressed={pressed} onSpeak={onSpeak} />
  return <StationPanel id={id} lastRouteId={lastRouteId} pressed={pressed} onSpeak={onSpeak} />
}

/** The routes of the chosen themes, and the one that is opened; the same while nothing changed. */
function useChosenRoutes(
  all: readonly ListedRoute[] | undefined,
  themeSearch: string,
  openedId: string | null,
): readonly ListedRoute[] {
  return useMemo(() => {
    const chosen = readThemes(themeSearch)
    return (all ?? []).filter(
      ({ id, theme }) => chosen.length === 0 || chosen.includes(theme) || id === openedId,
    )
  }, [all, themeSearch, openedId])
}

/** The station pressed on the map since this panel is open, and what a press does: what it opens wants to be seen. */
function usePressedStation(panel: string, lift: () => void) {
  const [pressed, setPressed] = useState<PressedStation | null>(null)
  const press = useCallback(
    (stationId: string) => {
      setPressed({ stationId, over: panel })
      lift()
    },
    [panel, lift],
  )
  return [pressed?.over === panel ? pressed : null, press] as const
}

/** What there is, under the themes. */
function Routes({
  all,
  routes,
  chosen,
  onHighlight,
}: {
  all: ReturnType<typeof useRoutes>
  routes: readonly ListedRoute[]
  chosen: readonly Theme[]
  onHighlight(id: string | null): void
}) {
  const [, navigate] = useLocation()
  const choose = (next: readonly Theme[]) => navigate(paths.walks + writeThemes(next), { replace: true })
  return (
    <>
      <ThemeFilter
        themes={allThemes.filter((theme) => all.routes?.some((route) => route.theme === theme) ?? false)}
        chosen={chosen}
        onChange={choose}
      />
      {all.routes ? (
        <RouteList
          routes={routes}
          isFiltered={chosen.length > 0}
          themeSearch={writeThemes(chosen)}
          onHighlight={onHighlight}
          onClear={() => choose([])}
        />
      ) : all.error ? (
        <ErrorNote error={all.error} onRetry={all.reload} />
      ) : (
        <Loading />
      )}
    </>
  )
}
