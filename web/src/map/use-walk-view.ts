import { type Map as LeafletMap, latLngBounds } from 'leaflet'
import { useEffect, useRef } from 'react'
import type { RouteOnMap, WalkMapProps } from './props.ts'
import {
  centreOn,
  fitArea,
  fitDistrict,
  insetOf,
  type LatitudeLongitude,
  type MapMoves,
  movesOf,
} from './view-geometry.ts'

const ROUTE_ZOOM_MAX = 16.5
const STATION_ZOOM = 15.5
const ALL_ROUTES_ZOOM_MAX = 13
const EDGE_SHARE = 0.18
/** What says that the person moves the map. */
const TOUCHES = ['pointerdown', 'wheel', 'keydown'] as const

type Wishes = Pick<WalkMapProps, 'routes' | 'selectedRouteId' | 'activeStationId' | 'bottomInset'>

/** Keeps in view what the page speaks of: all routes, one route, or one of its stations. */
export function useWalkView(map: LeafletMap | null, wishes: Wishes): MapMoves {
  const current = useRef(wishes)
  current.current = wishes
  const areTouched = useRef(false)
  const { routes, selectedRouteId, activeStationId, bottomInset } = wishes

  useEffect(() => {
    if (!map) return
    const container = map.getContainer()
    const touched = () => {
      areTouched.current = true
    }
    for (const touch of TOUCHES) container.addEventListener(touch, touched, { passive: true })
    const watcher = new ResizeObserver(() => {
      const wasEmpty = map.getSize().x === 0 || map.getSize().y === 0
      map.invalidateSize({ pan: false, animate: false })
      if (wasEmpty || !areTouched.current) show(map, current.current, false)
    })
    watcher.observe(container)
    show(map, current.current, false)
    return () => {
      watcher.disconnect()
      for (const touch of TOUCHES) container.removeEventListener(touch, touched)
    }
  }, [map])

  const areKnown = routes.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is spoken of decides, and whether it is known
  useEffect(() => {
    areTouched.current = false
    if (map) show(map, current.current, !isStill())
  }, [map, selectedRouteId, activeStationId, areKnown])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved sheet shows the same in another place
  useEffect(() => {
    if (map && !areTouched.current) show(map, current.current, false)
  }, [map, bottomInset])

  return movesOf(map, bottomInset)
}

function show(
  map: LeafletMap,
  { routes, selectedRouteId, activeStationId, bottomInset }: Wishes,
  animate: boolean,
) {
  if (map.getSize().x === 0 || map.getSize().y === 0) return
  const inset = insetOf(map, bottomInset)
  const route = routes.find(({ id }) => id === selectedRouteId)
  const stop = route?.stops.find(({ stationId }) => stationId === activeStationId)
  if (stop) {
    // A short walk stays as it lies; only what is near the edge, or too small to see, is brought into the middle.
    if (map.getZoom() >= STATION_ZOOM && isInMiddle(map, stop.point, inset)) return
    return centreOn(map, stop.point, Math.max(map.getZoom(), STATION_ZOOM), inset, animate)
  }
  if (route) return fitArea(map, boundsOf([route]), ROUTE_ZOOM_MAX, inset, animate)
  fitDistrict(map, inset, false)
  if (routes.length > 0) fitArea(map, boundsOf(routes), ALL_ROUTES_ZOOM_MAX, inset, false)
}

function isInMiddle(map: LeafletMap, point: LatitudeLongitude, inset: number): boolean {
  const { x: width, y: height } = map.getSize()
  const { x, y } = map.latLngToContainerPoint([point.latitude, point.longitude])
  const [across, down] = [x / width, y / (height - inset)]
  return across > EDGE_SHARE && across < 1 - EDGE_SHARE && down > EDGE_SHARE && down < 1 - EDGE_SHARE
}

function boundsOf(routes: readonly RouteOnMap[]) {
  const points = routes.flatMap(({ path, stops }) => [...path, ...stops.map(({ point }) => point)])
  return latLngBounds(points.map(({ latitude, longitude }) => [latitude, longitude]))
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
