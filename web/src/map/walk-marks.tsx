import type { Map as LeafletMap } from 'leaflet'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Marked } from '../i18n/marked.tsx'
import { useText } from '../i18n/text.ts'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { PlacedMark } from './placed-mark.tsx'
import type { RouteOnMap, StopOnMap } from './props.ts'
import { directionOf, nearestInDirection } from './rove.ts'
import { mapText } from './text.ts'
import type { MapMoves } from './view-geometry.ts'

export interface PlacedRoute {
  kind: 'route'
  key: string
  route: RouteOnMap
  point: { latitude: number; longitude: number }
  offset: { x: number; y: number }
}

export interface PlacedStop {
  kind: 'stop'
  key: string
  route: RouteOnMap
  stop: StopOnMap
  point: { latitude: number; longitude: number }
  offset: { x: number; y: number }
}

export type WalkMark = PlacedRoute | PlacedStop

interface Props {
  map: LeafletMap
  moves: MapMoves
  marks: readonly WalkMark[]
  /** Patches small, for a map seen from afar. */
  small: boolean
  highlightedRouteId: string | null
  activeStationId: string | null
  onSelectRoute(routeId: string): void
  onSelectStation(stationId: string): void
}

/** A patch for each route, or the numbered stitches of the one that is read. One stop of the Tab key; arrows walk. */
export function WalkMarks(props: Props) {
  const { map, moves, marks, highlightedRouteId, activeStationId } = props
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const [last, setLast] = useState<string | null>(null)
  const tabStop = marks.find(({ key }) => key === last)?.key ?? marks[0]?.key

  function walk(mark: WalkMark, event: KeyboardEvent) {
    const direction = directionOf(event.key)
    if (!direction) return
    event.preventDefault()
    event.stopPropagation()
    const places = marks.map((one) => placeOf(map, one))
    const next = nearestInDirection(placeOf(map, mark), places, direction)
    const mover = marks.find(({ key }) => key === next)
    if (!mover) return
    setLast(mover.key)
    buttons.current.get(mover.key)?.focus({ preventScroll: true })
    moves.bringInside(mover.point)
  }

  return marks.map((mark) => {
    const isActive = mark.kind === 'stop' && mark.stop.stationId === activeStationId
    const isHighlighted = mark.kind === 'route' && mark.route.id === highlightedRouteId
    return (
      <PlacedMark key={mark.key} map={map} point={mark.point} raised={isActive || isHighlighted}>
        <button
          type="button"
          ref={(button) => {
            if (button) buttons.current.set(mark.key, button)
            else buttons.current.delete(mark.key)
          }}
          className={mark.kind === 'stop' ? 'stop-mark' : 'route-mark'}
          data-theme={mark.route.theme}
          data-closed={(mark.kind === 'stop' ? mark.stop.closed : mark.route.closed) || undefined}
          data-highlighted={isHighlighted || undefined}
          data-stamped={(mark.kind === 'stop' && mark.stop.stamped) || undefined}
          data-small={props.small || undefined}
          aria-pressed={mark.kind === 'stop' ? isActive : undefined}
          tabIndex={mark.key === tabStop ? 0 : -1}
          style={{ translate: `${mark.offset.x}px ${mark.offset.y}px` }}
          onClick={() =>
            mark.kind === 'stop'
              ? props.onSelectStation(mark.stop.stationId)
              : props.onSelectRoute(mark.route.id)
          }
          onKeyDown={(event) => walk(mark, event)}
          onFocus={() => setLast(mark.key)}
        >
          <Face mark={mark} />
        </button>
      </PlacedMark>
    )
  })
}

function Face({ mark }: { mark: WalkMark }): ReactNode {
  const text = useText(mapText)
  if (mark.kind === 'route')
    return (
      <>
        <span className="visually-hidden">
          <Marked words={text.route(mark.route.name)} />
        </span>
        <span className="route-mark-patch">
          <ThemeMark theme={mark.route.theme} size={24} />
        </span>
        <span className="map-mark-name" aria-hidden="true">
          <Marked words={mark.route.name} />
        </span>
      </>
    )
  const stop = text.stop(mark.stop.number, mark.stop.name)
  const words = mark.stop.stamped ? text.stopStamped(stop) : stop
  return (
    <>
      <span className="visually-hidden">
        <Marked words={mark.stop.closed ? text.stopClosed(words) : words} />
      </span>
      <span className="stop-mark-face" aria-hidden="true">
        {mark.stop.number}
      </span>
      <span className="map-mark-name" aria-hidden="true">
        <Marked words={mark.stop.name} />
      </span>
    </>
  )
}

function placeOf(map: LeafletMap, { key, point, offset }: WalkMark) {
  const { x, y } = map.latLngToLayerPoint([point.latitude, point.longitude])
  return { key, x: x + offset.x, y: y + offset.y }
}
