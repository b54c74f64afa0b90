import type { FeatureCollection, Geometry, Position } from 'geojson'
import namesUrl from './basemap/names.geojson?url'
import openStreetMapUrl from './basemap/openstreetmap.geojson?url'
import outlineUrl from './basemap/outline.geojson?url'
import { boundsOf, type WorldBounds, type WorldPoint, worldPointOf } from './world.ts'

export type FeatureKind =
  | 'district'
  | 'neighbour-border'
  | 'green'
  | 'water-area'
  | 'water-line'
  | 'water-centreline'
  | 'road-expressway'
  | 'road-main'
  | 'metro-near'
  | 'metro-context'
  | 'metro-station'
  | 'street-town'
  | 'neighbour'

export interface MapFeature {
  kind: FeatureKind
  name: string
  nameEn: string
  /** A road's or a metro line's official number. */
  ref: string
  widthMetres: number
  areaHectares: number
  /** Lines, rings of an area, or one point. */
  parts: { points: WorldPoint[]; bounds: WorldBounds }[]
}

interface Properties {
  kind: FeatureKind
  name?: string
  nameEn?: string
  ref?: string
  widthM?: number
  areaHa?: number
}

let loaded: Promise<MapFeature[]> | undefined

/** The own base map, fetched once a page. A failed fetch is forgotten, so the next map asks again. */
export function loadBaseMap(): Promise<MapFeature[]> {
  loaded ??= Promise.all([outlineUrl, openStreetMapUrl, namesUrl].map(fetchFeatures)).then(
    (layers) => layers.flat(),
    (error: unknown) => {
      loaded = undefined
      throw error
    },
  )
  return loaded
}

async function fetchFeatures(url: string): Promise<MapFeature[]> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the base map answered ${response.status}`)
  return featuresOf((await response.json()) as FeatureCollection<Geometry, Properties>)
}

export function featuresOf(collection: FeatureCollection<Geometry, Properties>): MapFeature[] {
  return collection.features.map(({ properties, geometry }) => ({
    kind: properties.kind,
    name: properties.name ?? '',
    nameEn: properties.nameEn ?? '',
    ref: properties.ref ?? '',
    widthMetres: properties.widthM ?? 0,
    areaHectares: properties.areaHa ?? 0,
    parts: linesOf(geometry).map((line) => {
      const points = line.map(worldPointOf)
      return { points, bounds: boundsOf(points) }
    }),
  }))
}

function linesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]]
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    default:
      throw new Error(`the base map holds no ${geometry.type}`)
  }
}
