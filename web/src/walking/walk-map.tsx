import { Suspense, useMemo } from 'react'
import { useLocation } from 'wouter'
import { useSettings } from '../api/use-settings.ts'
import type { Place } from '../device/locate.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import type { RouteOnMap } from '../map/props.ts'
import { paths } from '../paths.ts'
import { later } from '../shell/later.tsx'
import { Mishap } from '../shell/mishap.tsx'
import type { ShownWalk, WalkStop } from './shown-walk.ts'
import { walkingText } from './text.ts'
import type { StationProgress } from './walk-progress.ts'

const PrintedMap = later(() => import('../map/walk-map.tsx').then((module) => module.WalkMap))

const nothing = () => {}

/** The route on the printed map with the stamps that it has; the list of stations can do all that this can. */
export function WalkMap({
  route,
  progress,
  currentId,
  here,
}: {
  route: ShownWalk['route']
  progress: readonly StationProgress<WalkStop['station']>[]
  currentId: string | null
  here: Place | null
}) {
  const text = useText(walkingText)
  const { language } = useLanguage()
  const settings = useSettings()
  const [, navigate] = useLocation()
  const routes = useMemo<RouteOnMap[]>(
    () => [
      {
        id: route.id,
        name: nameOf(route, language),
        theme: route.theme,
        path: route.path,
        closed: false,
        stops: progress.map(({ station, number, stampedAt }) => ({
          stationId: station.id,
          name: nameOf(station, language),
          number: String(number),
          point: station.point,
          closed: false,
          stamped: stampedAt !== null,
        })),
      },
    ],
    [route, progress, language],
  )
  return (
    <section className="walk-map" aria-label={text.map}>
      <Mishap fallback={<p className="walk-map-words">{text.mapFailed}</p>}>
        <Suspense
          fallback={
            <p className="walk-map-words" role="status">
              {text.mapLoading}
            </p>
          }
        >
          <PrintedMap
            routes={routes}
            selectedRouteId={route.id}
            highlightedRouteId={null}
            activeStationId={currentId}
            onSelectRoute={nothing}
            onSelectStation={(stationId: string) => navigate(paths.station(stationId))}
            here={here}
            bottomInset={0}
            tileLayer={settings?.tileLayer ?? null}
            language={language}
          />
        </Suspense>
      </Mishap>
    </section>
  )
}
