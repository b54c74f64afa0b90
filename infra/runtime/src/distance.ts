/** A place on the map, in degrees (WGS-84). */
export interface Point {
  latitude: number
  longitude: number
}

export const EARTH_RADIUS_METRES = 6_371_008

/** Along the great circle, in metres and their fractions. */
export function distanceMetres(from: Point, to: Point): number {
  const north = radians(to.latitude - from.latitude)
  const east = radians(to.longitude - from.longitude)
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
