import type { FeatureKind, MapFeature } from './base-map.ts'
import { boundsOf, overlaps, pixelsOf, type WorldBounds, type WorldPoint, worldScale } from './world.ts'

/** Colours by what they draw, read from the page's style so that dark mode is only a matter of CSS. */
export type Palette = Record<(typeof paletteNames)[number], string>

export const paletteNames = [
  'land',
  'veil',
  'selvedge',
  'green',
  'green-dot',
  'water',
  'water-stitch',
  'road',
  'road-edge',
  'metro',
  'border',
  'stitch',
] as const

export interface PaintView {
  zoom: number
  /** World point at the canvas's top left corner. */
  origin: WorldPoint
  width: number
  height: number
  pixelRatio: number
}

interface Brush {
  context: OffscreenCanvasRenderingContext2D
  palette: Palette
  view: PaintView
  /** Canvas pixels a world pixel takes. */
  scale: number
  visible: WorldBounds
}

/** Long lines are cut so that dashes far outside the view cost nothing. */
const POINTS_PER_STROKE_MAX = 80
const MIDDLE_LATITUDE = 31.1

/** Paints the printed map: cloth, land, greens, waters, roads, metro, borders and the stitched outline. */
export function paintBaseMap(
  context: OffscreenCanvasRenderingContext2D,
  features: readonly MapFeature[],
  palette: Palette,
  view: PaintView,
): void {
  const scale = worldScale(view.zoom)
  const brush: Brush = {
    context,
    palette,
    view,
    scale,
    visible: {
      left: view.origin.x,
      top: view.origin.y,
      right: view.origin.x + view.width / scale,
      bottom: view.origin.y + view.height / scale,
    },
  }
  const of = (kind: FeatureKind) => features.filter((feature) => feature.kind === kind)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  const zoomed = scale * view.pixelRatio
  context.setTransform(zoomed, 0, 0, zoomed, -view.origin.x * zoomed, -view.origin.y * zoomed)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  paintLand(brush, of('district'))
  paintGreens(brush, of('green'))
  paintWaters(brush, of('water-area'), of('water-line'), of('water-centreline'))
  paintRoads(brush, of('road-main'), of('road-expressway'))
  paintMetro(brush, of('metro-context'), of('metro-near'), of('metro-station'))
  veilNeighbours(brush, of('district'))
  stroke(brush, of('neighbour-border'), { colour: palette.border, width: 1.2, dash: [1, 5] })
  stroke(brush, of('district'), { colour: palette.stitch, width: 2.2, dash: [0.1, 5.4] })
}

function paintLand(brush: Brush, districts: MapFeature[]): void {
  const { context, palette, scale } = brush
  for (const district of districts) {
    const path = areaPath(district)
    context.save()
    context.fillStyle = palette.land
    context.fill(path, 'evenodd')
    context.clip(path, 'evenodd')
    context.strokeStyle = palette.selvedge
    context.lineWidth = 18 / scale
    context.stroke(path)
    context.lineWidth = 9 / scale
    context.stroke(path)
    context.restore()
  }
}

/** What lies outside the district steps back. */
function veilNeighbours({ context, palette, visible }: Brush, districts: MapFeature[]): void {
  const outside = new Path2D()
  outside.rect(visible.left, visible.top, visible.right - visible.left, visible.bottom - visible.top)
  for (const district of districts) outside.addPath(areaPath(district))
  context.fillStyle = palette.veil
  context.fill(outside, 'evenodd')
}

function paintGreens(brush: Brush, greens: MapFeature[]): void {
  const { context, palette, view } = brush
  const dots = view.zoom >= 12 ? dotPattern(brush) : null
  for (const green of greens.filter((one) => isVisible(one, brush))) {
    const path = areaPath(green)
    context.fillStyle = palette.green
    context.fill(path, 'evenodd')
    if (!dots) continue
    context.fillStyle = dots
    context.fill(path, 'evenodd')
  }
}

/** White dots left out of the dye, as the resist paste leaves them. */
function dotPattern({ context, palette, scale, view }: Brush): CanvasPattern | null {
  const size = 10 * view.pixelRatio
  const tile = new OffscreenCanvas(size, size)
  const pen = tile.getContext('2d')
  if (!pen) return null
  pen.fillStyle = palette['green-dot']
  for (const [x, y] of [
    [0.25, 0.25],
    [0.75, 0.75],
  ] as const) {
    pen.beginPath()
    pen.arc(x * size, y * size, 0.11 * size, 0, 2 * Math.PI)
    pen.fill()
  }
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(1 / (scale * view.pixelRatio)))
  return pattern
}

function paintWaters(
  brush: Brush,
  areas: MapFeature[],
  lines: MapFeature[],
  centrelines: MapFeature[],
): void {
  const { context, palette, view } = brush
  for (const line of lines) {
    const width = Math.max(1.4, pixelsOf(line.widthMetres, view.zoom, MIDDLE_LATITUDE))
    stroke(brush, [line], { colour: palette.water, width })
  }
  context.fillStyle = palette.water
  for (const area of areas.filter((one) => isVisible(one, brush))) context.fill(areaPath(area), 'evenodd')
  stroke(brush, centrelines, { colour: palette['water-stitch'], width: 1.5, dash: [7, 8] })
}

function paintRoads(brush: Brush, main: MapFeature[], expressways: MapFeature[]): void {
  const { palette, view } = brush
  const grown = 2 ** Math.max(0, (view.zoom - 12) * 0.42)
  const mainWidth = 1.5 * grown
  const expresswayWidth = 2.6 * grown
  stroke(brush, main, { colour: palette['road-edge'], width: mainWidth + 1.6 })
  stroke(brush, expressways, { colour: palette['road-edge'], width: expresswayWidth + 1.6 })
  stroke(brush, main, { colour: palette.road, width: mainWidth })
  stroke(brush, expressways, { colour: palette.road, width: expresswayWidth })
}

function paintMetro(brush: Brush, context: MapFeature[], near: MapFeature[], stations: MapFeature[]): void {
  const { palette, view } = brush
  const width = view.zoom < 12 ? 1.1 : 1.5
  stroke(brush, context, { colour: palette.metro, width: width * 0.6 })
  stroke(brush, near, { colour: palette.metro, width })
  if (view.zoom < 11.5) return
  const radius = (view.zoom < 13 ? 2.2 : 3.4) / brush.scale
  const pen = brush.context
  pen.setLineDash([])
  pen.lineWidth = 1.4 / brush.scale
  pen.strokeStyle = palette.metro
  pen.fillStyle = palette.land
  for (const { x, y } of stations.flatMap((station) => station.parts[0]?.points ?? [])) {
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.fill()
    pen.stroke()
  }
}

interface Line {
  colour: string
  /** Of the screen, in pixels, like the dashes. */
  width: number
  dash?: number[]
}

function stroke(brush: Brush, features: readonly MapFeature[], line: Line): void {
  const { context, scale } = brush
  context.strokeStyle = line.colour
  context.lineWidth = line.width / scale
  context.setLineDash((line.dash ?? []).map((length) => length / scale))
  context.beginPath()
  for (const { points, bounds } of features.flatMap((feature) => feature.parts)) {
    if (!overlaps(bounds, brush.visible)) continue
    if (points.length <= POINTS_PER_STROKE_MAX) trace(context, points)
    else
      for (const piece of pieces(points)) if (overlaps(boundsOf(piece), brush.visible)) trace(context, piece)
  }
  context.stroke()
  context.setLineDash([])
}

function pieces(points: readonly WorldPoint[]): WorldPoint[][] {
  const count = Math.ceil((points.length - 1) / POINTS_PER_STROKE_MAX)
  return Array.from({ length: count }, (_, index) =>
    points.slice(index * POINTS_PER_STROKE_MAX, (index + 1) * POINTS_PER_STROKE_MAX + 1),
  )
}

function trace(path: OffscreenCanvasRenderingContext2D | Path2D, points: readonly WorldPoint[]): void {
  for (const [index, { x, y }] of points.entries()) {
    if (index === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  }
}

const areaPaths = new WeakMap<MapFeature, Path2D>()

function areaPath(feature: MapFeature): Path2D {
  let path = areaPaths.get(feature)
  if (!path) {
    path = new Path2D()
    for (const { points } of feature.parts) {
      trace(path, points)
      path.closePath()
    }
    areaPaths.set(feature, path)
  }
  return path
}

function isVisible(feature: MapFeature, { visible }: Brush): boolean {
  return feature.parts.some(({ bounds }) => overlaps(bounds, visible))
}
