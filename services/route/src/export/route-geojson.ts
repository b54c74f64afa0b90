import { descriptionOf, type GuidedRoute } from './guided-route.ts'

interface Feature {
  type: 'Feature'
  properties: Record<string, string | number | boolean>
  geometry: { type: 'LineString'; coordinates: number[][] } | { type: 'Point'; coordinates: number[] }
}

export interface FeatureCollection {
  type: 'FeatureCollection'
  features: Feature[]
}

/** As of RFC 7946: the path as a line, then the stations as points in their order. Longitude comes first. */
export function routeGeojson(route: GuidedRoute): FeatureCollection {
  const { name, path, pathKind, composed, provenance, stops } = route
  const { attribution, licence, licenceUrl, pageUrl } = provenance
  const line: Feature = {
    type: 'Feature',
    properties: {
      ...{ name, description: descriptionOf(route), path: pathKind.toLowerCase(), example: composed },
      ...{ attribution, licence, licenceUrl, source: '行知 Xingzhi' },
      ...(pageUrl !== '' && { link: pageUrl }),
    },
    geometry: {
      type: 'LineString',
      coordinates: path.map(({ latitude, longitude }) => [longitude, latitude]),
    },
  }
  const points = stops.map(
    ({ number, name, story, latitude, longitude, openingHours }): Feature => ({
      type: 'Feature',
      properties: { name, description: story, number, ...(openingHours !== '' && { openingHours }) },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    }),
  )
  return { type: 'FeatureCollection', features: [line, ...points] }
}
