export interface Point {
  latitude: number
  longitude: number
}

const earthRadiusMetres = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Along the path, on a sphere, in whole metres. */
export function lengthMetres(path: readonly Point[]): number {
  const legs = path.slice(1).map((point, index) => distanceMetres(path[index] ?? point, point))
  return Math.round(legs.reduce((sum, leg) => sum + leg, 0))
}

function distanceMetres(one: Point, other: Point): number {
  const north = radians(other.latitude - one.latitude)
  const east = radians(other.longitude - one.longitude)
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}
