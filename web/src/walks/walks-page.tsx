import {
  type Dispatch,
  type SetStateAction,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useLocation, useSearch } from 'wouter'
import { useElderMode } from '../account/elder-mode.ts'
import type { Theme } from '../api/gen/documents.ts'
import { useHere } from '../explore/here.ts'
import { PanelBack } from '../explore/panel-back.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { later, useSoon } from '../shell/later.tsx'
import { usePageTitle } from '../shell/page.tsx'
import { LoadingPanel } from '../ui/loading-panel.tsx'
import { ErrorNote, Loading } from '../ui/note.tsx'
import { Sheet, type SheetStop } from '../ui/sheet.tsx'
import { RouteList, routeCardId } from './route-list.tsx'
import { walksText } from './text.ts'
import { ThemeFilter } from './theme-filter.tsx'
import { themes as allThemes, readThemes, writeThemes } from './themes.ts'
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

/** What the opened panel speaks of, for the map to show. */
export interface Spoken {
  routeId: string | null
  stationId: string | null
}

const NOTHING: Spoken = { routeId: null, stationId: null }

/** All routes as a list and on the map in step; a route, a station or a departure opens over the list. */
export function WalksPage({ selected }: { selected: WalkSelection | null }) {
  const text = useText(walksText)
  const { here } = useHere()
  const [, navigate] = useLocation()
  const themeSearch = writeThemes(readThemes(useSearch()))
  const [stop, setStop] = useSheetStop(selected?.id)
  const [cover, setCover] = useState(0)
  const [highlightedId, setHighlightedId] = useState<string | null>(null)
  const [spoken, setSpoken] = useState<Spoken>(NOTHING)
  const all = useRoutes()
  const chosen = readThemes(themeSearch)
  const shown = selected ? spoken : NOTHING
  const routes = useChosenRoutes(all.routes, themeSearch, null)
  // What is opened stays on the map whatever the filter says; the list answers a press first, then the map.
  const drawn = useDeferredValue(useRoutesOnMap(useChosenRoutes(all.routes, themeSearch, shown.routeId)))

  usePageTitle(selected ? undefined : text.title)
  useBackToCard(selected)
  useSoon(all.routes !== undefined, RoutePanel, StationPanel, DeparturePanel)

  const newestSearch = useRef(themeSearch)
  newestSearch.current = themeSearch
  const onSelectRoute = useCallback(
    (id: string) => navigate(paths.route(id) + newestSearch.current),
    [navigate],
  )
  const panel = selected ? `${selected.kind} ${selected.id}` : ''
  const [pressed, onSelectStation] = usePressedStation(panel, setStop)
  const listPath = paths.walks + themeSearch
  const backPath = selected?.kind !== 'route' && spoken.routeId ? paths.route(spoken.routeId) : listPath
  return (
    <div className="explore walks">
      <Sheet
        label={text.title}
        stop={stop}
        onStop={setStop}
        onCover={setCover}
        head={
          selected ? (
            <PanelBack href={backPath}>
              {backPath === listPath ? text.backToList : text.backToRoute}
            </PanelBack>
          ) : (
            <ListHeading count={all.routes ? routes.length : null} />
          )
        }
      >
        <ListLayer
          all={all}
          routes={routes}
          chosen={chosen}
          under={selected !== null}
          onHighlight={setHighlightedId}
        />
        {selected ? (
          <OpenedPanel
            key={panel}
            selected={selected}
            lastRouteId={spoken.routeId}
            pressed={pressed}
            onSpeak={setSpoken}
            onClose={() => navigate(backPath)}
          />
        ) : null}
      </Sheet>
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
    </div>
  )
}

function OpenedPanel({
  selected,
  lastRouteId,
  pressed,
  onSpeak,
  onClose,
}: {
  selected: WalkSelection
  lastRouteId: string | null
  pressed: PressedStation | null
  onSpeak(spoken: Spoken): void
  onClose(): void
}) {
  const { kind, id } = selected
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a short cut; the link back does the same
    <div
      className="explore-layer explore-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Suspense fallback={<LoadingPanel />}>
        {kind === 'route' ? (
          <RoutePanel id={id} pressed={pressed} onSpeak={onSpeak} />
        ) : kind === 'station' ? (
          <StationPanel id={id} lastRouteId={lastRouteId} pressed={pressed} onSpeak={onSpeak} />
        ) : (
          <DeparturePanel id={id} pressed={pressed} onSpeak={onSpeak} />
        )}
      </Suspense>
    </div>
  )
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

/** What is opened wants to be read: the sheet comes up for it. */
function useSheetStop(openedId: string | undefined) {
  const [elder] = useElderMode()
  const [stop, setStop] = useState<SheetStop>('half')
  useEffect(() => {
    if (openedId !== undefined) setStop((now) => (elder ? 'full' : now === 'peek' ? 'half' : now))
  }, [openedId, elder])
  return [stop, setStop] as const
}

/** The station pressed on the map since this panel is open, and what a press does: what it opens wants to be seen. */
function usePressedStation(panel: string, setStop: Dispatch<SetStateAction<SheetStop>>) {
  const [pressed, setPressed] = useState<PressedStation | null>(null)
  const press = useCallback(
    (stationId: string) => {
      setPressed({ stationId, over: panel })
      setStop((now) => (now === 'peek' ? 'half' : now))
    },
    [panel, setStop],
  )
  return [pressed?.over === panel ? pressed : null, press] as const
}

function ListHeading({ count }: { count: number | null }) {
  const text = useText(walksText)
  return (
    <>
      <h1 className="explore-title">{text.title}</h1>
      <p className="explore-count tabular" role="status">
        {count === null ? ' ' : text.count(count)}
      </p>
    </>
  )
}

/** What there is, under the themes; it stays as it is while something is open over it. */
function ListLayer({
  all,
  routes,
  chosen,
  under,
  onHighlight,
}: {
  all: ReturnType<typeof useRoutes>
  routes: readonly ListedRoute[]
  chosen: readonly Theme[]
  under: boolean
  onHighlight(id: string | null): void
}) {
  const [, navigate] = useLocation()
  const choose = (next: readonly Theme[]) => navigate(paths.walks + writeThemes(next), { replace: true })
  return (
    <div className="explore-layer" inert={under} data-under={under || undefined}>
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
    </div>
  )
}

/** Back from a route, the focus is on its card again. */
function useBackToCard(selected: WalkSelection | null) {
  const before = useRef<WalkSelection | null>(null)
  useEffect(() => {
    const left = before.current
    before.current = selected
    if (!selected && left?.kind === 'route') document.getElementById(routeCardId(left.id))?.focus()
  }, [selected])
}
