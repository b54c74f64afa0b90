import type { Craft, Theme } from '../api/gen/documents.ts'

/** What the map draws of a site: a vat with the places left over its next sessions. */
export interface SiteMark {
  id: string
  name: string
  point: { latitude: number; longitude: number }
  /** The point can be off by more than 200 m: the mark says 'about here'. */
  approximate: boolean
  crafts: Craft[]
  sessionCount: number
  capacity: number
  remaining: number
}

/** What every map is given by its page. */
export interface PrintedMapProps {
  /** Pixels covered by the sheet: the selection stays visible above it. */
  bottomInset: number
  tileLayer: { urlTemplate: string; attribution: string; maximumZoom: number } | null
  language: 'zh' | 'en'
}

export interface DistrictMapProps extends PrintedMapProps {
  sites: SiteMark[]
  selectedSiteId: string | null
  highlightedSiteId: string | null
  onSelectSite(siteId: string): void
  /** After a pan or zoom by the person. */
  onBoundsChange(bounds: { south: number; west: number; north: number; east: number }): void
  here: { latitude: number; longitude: number; accuracyMetres: number } | null
}

/** A walk as the map draws it: a running stitch in its theme's ink, and a numbered stitch for each stop. */
export interface RouteOnMap {
  id: string
  name: string
  theme: Theme
  path: { latitude: number; longitude: number }[]
  stops: StopOnMap[]
  /** Closed as a whole, now. */
  closed: boolean
}

export interface StopOnMap {
  stationId: string
  name: string
  /** Its place in the walk, from 1; `1 · 7` for a station that comes twice. */
  number: string
  point: { latitude: number; longitude: number }
  closed: boolean
  /** Of the walk that is shown: its stamp is there. */
  stamped?: boolean
}

export interface WalkMapProps extends PrintedMapProps {
  routes: RouteOnMap[]
  /** Drawn large with its stations numbered, and brought into view. */
  selectedRouteId: string | null
  highlightedRouteId: string | null
  /** The station that is read or pressed now: brought into the middle. */
  activeStationId: string | null
  onSelectRoute(routeId: string): void
  onSelectStation(stationId: string): void
  here: { latitude: number; longitude: number; accuracyMetres: number } | null
}
