import type { Position } from 'geojson'

/** Pixels of Web Mercator at `WORLD_ZOOM`, counted from the district's middle so that they stay small and exact. */
export interface WorldPoint {
  x: number
  y: number
}

export interface WorldBounds {
  left: number
  top: number
  right: number
  bottom: number
}

export const WORLD_ZOOM = 12
const WORLD_SIZE_PX = 256 * 2 ** WORLD_ZOOM
const ORIGIN = mercator(121.42, 31.1)

/** From degrees, WGS-84. */
export function worldPoint(longitude: number, latitude: number): WorldPoint {
  const { x, y } = mercator(longitude, latitude)
  return { x: x - ORIGIN.x, y: y - ORIGIN.y }
}

export function worldPointOf([longitude = 0, latitude = 0]: Position): WorldPoint {
  return worldPoint(longitude, latitude)
}

/** To degrees, WGS-84. */
export function degreesOf(point: WorldPoint): { latitude: number; longitude: number } {
  const x = (point.x + ORIGIN.x) / WORLD_SIZE_PX
  const y = (point.y + ORIGIN.y) / WORLD_SIZE_PX
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
  return { latitude, longitude: x * 360 - 180 }
}

/** How many pixels of a map at `zoom` one world pixel takes. */
export function worldScale(zoom: number): number {
  return 2 ** (zoom - WORLD_ZOOM)
}

/** Pixels of a map at `zoom` that a length on the ground takes, at a latitude. */
export function pixelsOf(metres: number, zoom: number, latitude: number): number {
  const metresPerPixel = (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (256 * 2 ** zoom)
  return metres / metresPerPixel
}

export function boundsOf(points: readonly WorldPoint[]): WorldBounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { x, y } of points) {
    bounds.left = Math.min(bounds.left, x)
    bounds.top = Math.min(bounds.top, y)
    bounds.right = Math.max(bounds.right, x)
    bounds.bottom = Math.max(bounds.bottom, y)
  }
  return bounds
}

export function overlaps(a: WorldBounds, b: WorldBounds): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function mercator(longitude: number, latitude: number): WorldPoint {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return {
    x: ((longitude + 180) / 360) * WORLD_SIZE_PX,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD_SIZE_PX,
  }
}
