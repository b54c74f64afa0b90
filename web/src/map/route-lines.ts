import { type Map as LeafletMap, Polyline, SVG } from 'leaflet'
import { useEffect, useRef } from 'react'
import type { RouteOnMap } from './props.ts'

const PANE = 'routes'
/** Between the cloth (400) and the names (450). */
const PANE_Z_INDEX = '420'
/** How far the drawing reaches beyond the view, as a share of it. */
const PADDING = 0.6
const HIT_PX = 26

interface Wishes {
  routes: readonly RouteOnMap[]
  selectedRouteId: string | null
  highlightedRouteId: string | null
  onSelectRoute(routeId: string): void
}

/** Each route as a running stitch on a white casing. Lines are pressed by a pointer; a keyboard has the marks. */
export function useRouteLines(map: LeafletMap | null, wishes: Wishes): void {
  const { routes, selectedRouteId, highlightedRouteId } = wishes
  const current = useRef(wishes)
  current.current = wishes
  const lines = useRef(new Map<string, Polyline[]>())

  useEffect(() => {
    if (!map) return
    const pane = map.getPane(PANE) ?? map.createPane(PANE)
    pane.style.zIndex = PANE_Z_INDEX
    const renderer = new SVG({ padding: PADDING, pane: PANE })
    for (const route of routes) {
      const drawn = linesOf(route, renderer)
      for (const line of drawn) line.addTo(map)
      drawn.at(-1)?.on('click', () => current.current.onSelectRoute(route.id))
      lines.current.set(route.id, drawn)
    }
    return () => {
      for (const drawn of lines.current.values()) for (const line of drawn) line.remove()
      lines.current.clear()
      renderer.remove()
    }
  }, [map, routes])

  // biome-ignore lint/correctness/useExhaustiveDependencies: lines drawn anew are dressed anew
  useEffect(() => {
    for (const [id, drawn] of lines.current) {
      const rank = id === selectedRouteId ? 'selected' : selectedRouteId !== null ? 'aside' : ''
      for (const line of drawn) {
        const element = line.getElement() as SVGElement | undefined
        if (!element) continue
        element.dataset['rank'] = id === highlightedRouteId && rank !== 'selected' ? 'highlighted' : rank
        if (rank === 'selected') line.bringToFront()
      }
    }
  }, [map, routes, selectedRouteId, highlightedRouteId])
}

function linesOf(route: RouteOnMap, renderer: SVG): Polyline[] {
  const along = route.path.length > 1 ? route.path : route.stops.map(({ point }) => point)
  const points = along.map(({ latitude, longitude }): [number, number] => [latitude, longitude])
  const line = (className: string, interactive = false) =>
    new Polyline(points, {
      className,
      renderer,
      pane: PANE,
      interactive,
      smoothFactor: 0.6,
      bubblingMouseEvents: false,
      ...(interactive ? { weight: HIT_PX, opacity: 0 } : {}),
    })
  const theme = `route-${route.theme}${route.closed ? ' route-closed' : ''}`
  return [line(`route-casing ${theme}`), line(`route-stitch ${theme}`), line('route-hit', true)]
}
