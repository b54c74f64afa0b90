import { type Map as LeafletMap, latLngBounds, Point } from 'leaflet'
import { useEffect, useRef } from 'react'
import type { DistrictMapProps } from './props.ts'

/** The district's frame: the first view, and the middle of what can be panned to. */
const DISTRICT = latLngBounds([30.978, 121.243], [31.246, 121.56])
const ROUND_DISTRICT_SHARE = 0.35
const ZOOM_OUT_MARGIN = 0.25
const EDGE_PX = { top: 56, side: 44, bottom: 56 }
const HERE_ZOOM = 13.5
const COVERED_SHARE_MAX = 0.8

type Wishes = Pick<DistrictMapProps, 'sites' | 'selectedSiteId' | 'onBoundsChange' | 'here' | 'bottomInset'>

type LatitudeLongitude = { latitude: number; longitude: number }

/** What the person asks for by a button; all of it keeps clear of the sheet. */
export interface MapMoves {
  showDistrict(): void
  zoomBy(steps: number): void
  zoomTo(point: LatitudeLongitude, zoom: number): void
  bringInside(point: LatitudeLongitude): void
}

/**
 * Moves the map for the page (first view, selection, own position) and tells the page when the person moved it.
 * Returns what the map's buttons do.
 */
export function useMapView(map: LeafletMap | null, wishes: Wishes): MapMoves {
  const current = useRef(wishes)
  current.current = wishes
  const moves = useRef<Moves>({ areOurs: false, isStarting: false, areTouched: false })

  useEffect(() => (map ? watchMoves(map, moves.current, current) : undefined), [map])

  const { selectedSiteId, bottomInset, here } = wishes
  // Opened cold, the page knows which site is selected before the sites are there.
  const isSelectedKnown = wishes.sites.some(({ id }) => id === selectedSiteId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown anew when the selection or what covers the map changes
  useEffect(() => {
    if (map) showWhatIsWished(map, moves.current, current.current)
  }, [map, selectedSiteId, isSelectedKnown, bottomInset])

  const isHereKnown = here !== null
  useEffect(() => {
    const point = current.current.here
    if (!map || !isHereKnown || !point) return
    if (!DISTRICT.pad(ROUND_DISTRICT_SHARE).contains([point.latitude, point.longitude])) return
    moves.current.areTouched = true
    const inset = insetOf(map, current.current.bottomInset)
    byProgram(map, moves.current, () => centreOn(map, point, Math.max(map.getZoom(), HERE_ZOOM), inset))
  }, [map, isHereKnown])

  return {
    showDistrict() {
      if (map) fitDistrict(map, insetOf(map, bottomInset), true)
    },
    zoomBy(steps) {
      if (!map) return
      const { x: width, y: height } = map.getSize()
      const middle = new Point(width / 2, (height - insetOf(map, bottomInset)) / 2)
      map.setZoomAround(middle, Math.round(map.getZoom()) + steps)
    },
    zoomTo(point, zoom) {
      if (map) centreOn(map, point, zoom, insetOf(map, bottomInset))
    },
    bringInside({ latitude, longitude }) {
      if (!map) return
      map.panInside([latitude, longitude], {
        paddingTopLeft: [EDGE_PX.side, EDGE_PX.top],
        paddingBottomRight: [EDGE_PX.side, EDGE_PX.bottom + insetOf(map, bottomInset)],
      })
    },
  }
}

interface Moves {
  /** The movement under way was asked for by the page, not by the person. */
  areOurs: boolean
  /** While the page's own call runs, all that it tells at once is the page's. */
  isStarting: boolean
  /** The view is somebody's choice by now: it is not fitted again. */
  areTouched: boolean
}

/** A movement with an animation ends later: until then it is the page's. `move` must move the map. */
function byProgram(map: LeafletMap, moves: Moves, move: () => void): void {
  let hasEnded = false
  const ended = () => {
    hasEnded = true
  }
  map.on('moveend', ended)
  moves.areOurs = true
  moves.isStarting = true
  move()
  moves.isStarting = false
  map.off('moveend', ended)
  if (hasEnded) moves.areOurs = false
}

function watchMoves(map: LeafletMap, moves: Moves, wishes: { readonly current: Wishes }): () => void {
  const told = () => {
    if (moves.areOurs) {
      moves.areOurs = moves.isStarting
      return
    }
    moves.areTouched = true
    wishes.current.onBoundsChange(boundsAbove(map, insetOf(map, wishes.current.bottomInset)))
  }
  const container = map.getContainer()
  const watcher = new ResizeObserver(() => {
    if (!map.getSize().equals([container.clientWidth, container.clientHeight])) {
      byProgram(map, moves, () => map.invalidateSize({ pan: false, animate: false }))
    }
    showWhatIsWished(map, moves, wishes.current)
  })
  map.on('moveend', told)
  watcher.observe(container)
  return () => {
    map.off('moveend', told)
    watcher.disconnect()
  }
}

/** The whole district until somebody moved the map, and the selected site always. */
function showWhatIsWished(
  map: LeafletMap,
  moves: Moves,
  { sites, selectedSiteId, bottomInset }: Wishes,
): void {
  if (map.getSize().x === 0 || map.getSize().y === 0) return
  const inset = insetOf(map, bottomInset)
  const selected = sites.find(({ id }) => id === selectedSiteId)
  if (!moves.areTouched) byProgram(map, moves, () => fitDistrict(map, inset, false))
  if (!selected || isInView(map, selected.point, inset)) return
  byProgram(map, moves, () => centreOn(map, selected.point, map.getZoom(), inset))
}

/** A sheet that covers nearly all of the map leaves nothing to aim at: then the map is treated as bare. */
function insetOf(map: LeafletMap, bottomInset: number): number {
  return bottomInset > map.getSize().y * COVERED_SHARE_MAX ? 0 : bottomInset
}

function fitDistrict(map: LeafletMap, inset: number, animate: boolean): void {
  if (map.getSize().x === 0 || map.getSize().y === 0) return
  map.setMinZoom(0)
  map.setMaxBounds(DISTRICT.pad(10))
  map.fitBounds(DISTRICT, { paddingTopLeft: [8, 8], paddingBottomRight: [8, 8 + inset], animate })
  const zoom = map.getBoundsZoom(DISTRICT)
  map.setMinZoom(Math.min(zoom, map.getZoom()) - ZOOM_OUT_MARGIN)
  const reach = map.getBounds().pad(ROUND_DISTRICT_SHARE)
  map.setMaxBounds(reach.extend(DISTRICT.pad(ROUND_DISTRICT_SHARE)))
}

function boundsAbove(map: LeafletMap, inset: number) {
  const { x: width, y: height } = map.getSize()
  const northWest = map.containerPointToLatLng([0, 0])
  const southEast = map.containerPointToLatLng([width, height - inset])
  return { south: southEast.lat, west: northWest.lng, north: northWest.lat, east: southEast.lng }
}

function isInView(map: LeafletMap, point: LatitudeLongitude, inset: number): boolean {
  const { x: width, y: height } = map.getSize()
  const { x, y } = map.latLngToContainerPoint([point.latitude, point.longitude])
  return (
    x >= EDGE_PX.side && x <= width - EDGE_PX.side && y >= EDGE_PX.top && y <= height - inset - EDGE_PX.bottom
  )
}

/** Puts a point into the middle of what the sheet leaves free. */
function centreOn(map: LeafletMap, point: LatitudeLongitude, zoom: number, inset: number): void {
  const middle = map.project([point.latitude, point.longitude], zoom).add([0, inset / 2])
  map.setView(map.unproject(middle, zoom), zoom)
}
