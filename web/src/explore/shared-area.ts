/** South-west and north-east corners in degrees. */
export interface Area {
  south: number
  west: number
  north: number
  east: number
}

/** An area's sides lie on a grid whose cells are at most this part of it. */
const CELLS = 8
/** Below some hundred metres all views are alike. */
const SPAN_MIN = 1 / 1024

/**
 * The area that is asked for when somebody looks at this one: it holds all of it, and those who look at nearly the same ask
 * the same question, so that one answer does for all of them. It reaches out by less than an eighth on each side.
 */
export function sharedArea({ south, west, north, east }: Area): Area {
  const rows = cellOf(north - south)
  const columns = cellOf(east - west)
  return {
    south: Math.max(-90, Math.floor(south / rows) * rows),
    west: Math.max(-180, Math.floor(west / columns) * columns),
    north: Math.min(90, Math.ceil(north / rows) * rows),
    east: Math.min(180, Math.ceil(east / columns) * columns),
  }
}

/** Powers of two: what is near each other has the same cells, and each of their sides is a number that is written exactly. */
function cellOf(span: number): number {
  return 2 ** Math.floor(Math.log2(Math.max(span, SPAN_MIN))) / CELLS
}

export function isWithin(
  area: Area,
  { latitude, longitude }: { latitude: number; longitude: number },
): boolean {
  return latitude >= area.south && latitude <= area.north && longitude >= area.west && longitude <= area.east
}
