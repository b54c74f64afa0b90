import './walk-map.css'
import type { Map as LeafletMap } from 'leaflet'
import { useMemo, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { HereMark } from './here-mark.tsx'
import { MapFrame } from './map-frame.tsx'
import type { LabelObstacles } from './mark-labels.ts'
import { PlacedMark } from './placed-mark.tsx'
import type { RouteOnMap, WalkMapProps } from './props.ts'
import { useRouteLines } from './route-lines.ts'
import { spread } from './spread.ts'
import { mapText } from './text.ts'
import { useWalkView } from './use-walk-view.ts'
import { useZoom } from './use-zoom.ts'
import { type WalkMark, WalkMarks } from './walk-marks.tsx'
import { worldPoint, worldScale } from './world.ts'

const STOPS_APART_PX = 34
const PATCHES_APART_PX = 46
/** Below this zoom all walks stand close together: their patches are small and their names stay with the list. */
const FAR_ZOOM = 10.4
const SMALL_PATCHES_APART_PX = 34
/** From here on the stops of routes that are not opened show as dots. */
const DOTS_ZOOM = 13.5

/** The printed map with each walk as a running stitch. The list beside it can do all that this can. */
export function WalkMap(props: WalkMapProps) {
  const { routes, selectedRouteId, highlightedRouteId, here } = props
  const text = useText(mapText)
  const [map, setMap] = useState<LeafletMap | null>(null)
  const zoom = useZoom(map)
  const marks = useMemo(() => marksOf(routes, selectedRouteId, zoom), [routes, selectedRouteId, zoom])
  const obstacles = useMemo(() => obstaclesOf(marks, zoom), [marks, zoom])
  const moves = useWalkView(map, props)
  useRouteLines(map, { routes, selectedRouteId, highlightedRouteId, onSelectRoute: props.onSelectRoute })
  return (
    <MapFrame
      {...props}
      map={map}
      onMap={setMap}
      zoom={zoom}
      moves={moves}
      obstacles={obstacles}
      label={text.walkMap}
    >
      {map ? (
        <>
          {zoom >= DOTS_ZOOM ? <StopDots map={map} routes={routes} except={selectedRouteId} /> : null}
          <WalkMarks {...props} map={map} moves={moves} marks={marks} small={zoom < FAR_ZOOM} />
          {here ? <HereMark map={map} here={here} /> : null}
        </>
      ) : null}
    </MapFrame>
  )
}

function StopDots({
  map,
  routes,
  except,
}: {
  map: LeafletMap
  routes: readonly RouteOnMap[]
  except: string | null
}) {
  return routes
    .filter(({ id }) => id !== except)
    .flatMap(({ id, theme, stops }) =>
      stops.map(({ stationId, point }) => (
        <PlacedMark key={`${id} ${stationId}`} map={map} point={point} pane="shadowPane">
          <span className="stop-dot" data-theme={theme} />
        </PlacedMark>
      )),
    )
}

/** The patches of all routes, or the stops of the one that is opened; none covers another. */
function marksOf(routes: readonly RouteOnMap[], selectedRouteId: string | null, zoom: number): WalkMark[] {
  const selected = routes.find(({ id }) => id === selectedRouteId)
  const bare: WalkMark[] = selected
    ? selected.stops.map((stop) => ({
        ...{ kind: 'stop', key: `${selected.id} ${stop.stationId}`, route: selected, stop },
        ...{ point: stop.point, offset: { x: 0, y: 0 } },
      }))
    : routes.flatMap((route) => {
        const point = route.stops[Math.floor(route.stops.length / 2)]?.point
        return point ? [{ kind: 'route', key: route.id, route, point, offset: { x: 0, y: 0 } }] : []
      })
  const scale = worldScale(zoom)
  const offsets = spread(
    bare.map(({ key, point }) => {
      const { x, y } = worldPoint(point.longitude, point.latitude)
      return { key, x: x * scale, y: y * scale }
    }),
    selected ? STOPS_APART_PX : zoom < FAR_ZOOM ? SMALL_PATCHES_APART_PX : PATCHES_APART_PX,
  )
  return bare.map((mark) => ({ ...mark, offset: offsets.get(mark.key) ?? mark.offset }))
}

function obstaclesOf(marks: readonly WalkMark[], zoom: number): LabelObstacles {
  return {
    marks: [],
    stops: marks.map((mark) => ({
      stationId: mark.key,
      name: mark.kind === 'stop' ? mark.stop.name : mark.route.name,
      ...{ point: mark.point, offset: mark.offset, named: zoom >= FAR_ZOOM },
      size: mark.kind === 'stop' ? 32 : 42,
    })),
  }
}
