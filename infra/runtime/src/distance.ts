/** A place on the map, in degrees (WGS-84). */
export interface Point {
  latitude: number
  longitude: number
}

// The mean radius of the Earth, as IUGG has it.
const EARTH_RADIUS_METRES = 6_371_008.8

/** Along the great circle, in metres and their fractions. */
export function distanceMetres(from: Point, to: Point): number {
  const latitude = radians(to.latitude - from.latitude)
  const longitude = radians(to.longitude - from.longitude)
  const chord =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(longitude / 2) ** 2
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
