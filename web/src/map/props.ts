import type { Craft } from '../api/gen/documents.ts'

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

export interface DistrictMapProps {
  sites: SiteMark[]
  selectedSiteId: string | null
  highlightedSiteId: string | null
  onSelectSite(siteId: string): void
  /** After a pan or zoom by the person. */
  onBoundsChange(bounds: { south: number; west: number; north: number; east: number }): void
  here: { latitude: number; longitude: number; accuracyMetres: number } | null
  /** Pixels covered by the sheet: the selection stays visible above it. */
  bottomInset: number
  tileLayer: { urlTemplate: string; attribution: string; maximumZoom: number } | null
  language: 'zh' | 'en'
}
