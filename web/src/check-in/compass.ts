/** Degrees, WGS-84. */
export interface Point {
  latitude: number
  longitude: number
}

const EARTH_RADIUS_METRES = 6_371_008.8

/** Along the great circle, by the haversine formula. */
export function metresBetween(one: Point, other: Point): number {
  const height = half(other.latitude - one.latitude)
  const width = half(other.longitude - one.longitude)
  const share = height + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * width
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(share)))
}

/** Clockwise from north, 0 to 360. */
export function bearingDegrees(from: Point, to: Point): number {
  const [north, south] = [radians(from.latitude), radians(to.latitude)]
  const turn = radians(to.longitude - from.longitude)
  const x = Math.cos(north) * Math.sin(south) - Math.sin(north) * Math.cos(south) * Math.cos(turn)
  const y = Math.sin(turn) * Math.cos(south)
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
}

export const winds = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const
export type Wind = (typeof winds)[number]

/** The nearest of the eight winds. */
export function windOf(bearing: number): Wind {
  return winds[Math.round(bearing / 45) % winds.length] as Wind
}

function half(degrees: number): number {
  return Math.sin(radians(degrees) / 2) ** 2
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
