import { type LatLngBounds, type Map as LeafletMap, latLngBounds, Point } from 'leaflet'

/** The district's frame: the first view, and the middle of what can be panned to. */
export const DISTRICT = latLngBounds([30.978, 121.243], [31.246, 121.56])
export const ROUND_DISTRICT_SHARE = 0.35
const ZOOM_OUT_MARGIN = 0.25
const EDGE_PX = { top: 56, side: 44, bottom: 56 }
const COVERED_SHARE_MAX = 0.8

export type LatitudeLongitude = { latitude: number; longitude: number }

/** What the person asks for by a button; all of it keeps clear of the sheet. */
export interface MapMoves {
  showDistrict(): void
  zoomBy(steps: number): void
  zoomTo(point: LatitudeLongitude, zoom: number): void
  bringInside(point: LatitudeLongitude): void
}

export function movesOf(map: LeafletMap | null, bottomInset: number): MapMoves {
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

/** A sheet that covers nearly all of the map leaves nothing to aim at: then the map is treated as bare. */
export function insetOf(map: LeafletMap, bottomInset: number): number {
  return bottomInset > map.getSize().y * COVERED_SHARE_MAX ? 0 : bottomInset
}

export function fitDistrict(map: LeafletMap, inset: number, animate: boolean): void {
  if (map.getSize().x === 0 || map.getSize().y === 0) return
  map.setMinZoom(0)
  map.setMaxBounds(DISTRICT.pad(10))
  map.fitBounds(DISTRICT, { paddingTopLeft: [8, 8], paddingBottomRight: [8, 8 + inset], animate })
  const zoom = map.getBoundsZoom(DISTRICT)
  map.setMinZoom(Math.min(zoom, map.getZoom()) - ZOOM_OUT_MARGIN)
  const reach = map.getBounds().pad(ROUND_DISTRICT_SHARE)
  map.setMaxBounds(reach.extend(DISTRICT.pad(ROUND_DISTRICT_SHARE)))
}

export function boundsAbove(map: LeafletMap, inset: number) {
  const { x: width, y: height } = map.getSize()
  const northWest = map.containerPointToLatLng([0, 0])
  const southEast = map.containerPointToLatLng([width, height - inset])
  return { south: southEast.lat, west: northWest.lng, north: northWest.lat, east: southEast.lng }
}

export function isInView(map: LeafletMap, point: LatitudeLongitude, inset: number): boolean {
  const { x: width, y: height } = map.getSize()
  const { x, y } = map.latLngToContainerPoint([point.latitude, point.longitude])
  return (
    x >= EDGE_PX.side && x <= width - EDGE_PX.side && y >= EDGE_PX.top && y <= height - inset - EDGE_PX.bottom
  )
}

/** Puts a point into the middle of what the sheet leaves free. */
export function centreOn(
  map: LeafletMap,
  point: LatitudeLongitude,
  zoom: number,
  inset: number,
  animate = true,
): void {
  const middle = map.project([point.latitude, point.longitude], zoom).add([0, inset / 2])
  map.setView(map.unproject(middle, zoom), zoom, animate ? undefined : { animate: false })
}

/** The whole of an area, in what the sheet leaves free; never nearer than `zoomMax`. */
export function fitArea(
  map: LeafletMap,
  area: LatLngBounds,
  zoomMax: number,
  inset: number,
  animate: boolean,
): void {
  map.fitBounds(area, {
    paddingTopLeft: [EDGE_PX.side, EDGE_PX.top],
    paddingBottomRight: [EDGE_PX.side, EDGE_PX.bottom + inset],
    maxZoom: zoomMax,
    animate,
  })
}
