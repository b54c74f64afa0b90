import {
  boundsOf,
  degreesOf,
  pixelsOf,
  WORLD_ZOOM,
  type WorldBounds,
  type WorldPoint,
  worldScale,
} from './world.ts'

/** What a still drawing shows of the world, and how large. */
export interface Frame {
  width: number
  height: number
  /** Drawing pixels a world pixel takes, and the zoom at which a map has the same scale. */
  scale: number
  zoom: number
  pixelsPerMetre: number
  visible: WorldBounds
}

/** Free on each side, for names and numbers. */
const EDGE_PX = 90
/** Nearer than this a main road is all that there is to see. */
const ZOOM_MAX = 16.8
const SCALE_BAR_MAX_PX = 130
const ROUND_METRES = [2000, 1000, 500, 200, 100, 50, 20] as const

/** The frame in which all points lie, with room around them. */
export function frameOf(points: readonly WorldPoint[], width: number, height: number): Frame {
  const { left, top, right, bottom } = boundsOf(points.length > 0 ? points : [{ x: 0, y: 0 }])
  const fit = Math.min(
    (width - 2 * EDGE_PX) / Math.max(right - left, 1e-6),
    (height - 2 * EDGE_PX) / Math.max(bottom - top, 1e-6),
  )
  const scale = Math.min(fit, worldScale(ZOOM_MAX))
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
  const zoom = WORLD_ZOOM + Math.log2(scale)
  return {
    ...{ width, height, scale, zoom },
    pixelsPerMetre: pixelsOf(1, zoom, degreesOf(middle).latitude),
    visible: {
      left: middle.x - width / 2 / scale,
      right: middle.x + width / 2 / scale,
      top: middle.y - height / 2 / scale,
      bottom: middle.y + height / 2 / scale,
    },
  }
}

/** Where a world point is in the drawing. */
export function placeIn({ scale, visible }: Frame, { x, y }: WorldPoint): { x: number; y: number } {
  return { x: round((x - visible.left) * scale), y: round((y - visible.top) * scale) }
}

/** The `d` of an SVG path along these points. */
export function pathOf(points: readonly WorldPoint[], frame: Frame): string {
  return points
    .map((point, index) => {
      const { x, y } = placeIn(frame, point)
      return `${index === 0 ? 'M' : 'L'}${x} ${y}`
    })
    .join('')
}

/** The longest round length that fits the scale bar. */
export function scaleBar({ pixelsPerMetre }: Frame): { metres: number; width: number } {
  const metres = ROUND_METRES.find((one) => one * pixelsPerMetre <= SCALE_BAR_MAX_PX) ?? 10
  return { metres, width: round(metres * pixelsPerMetre) }
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
