import type { MapFeature } from './base-map.ts'
import { aroundOffsets, besideOffsets, placeLabels } from './label-placement.ts'
import { type LabelKind, type Sheet, scaled, sizeOf, type Wish } from './label-sheet.ts'
import { type LabelObstacles, markNames, obstaclesOf } from './mark-labels.ts'
import { degreesOf, type WorldPoint, worldScale } from './world.ts'

export interface MapLabel {
  key: string
  kind: LabelKind
  text: string
  isVertical: boolean
  point: { latitude: number; longitude: number }
}

const LINE_LABEL_APART_PX = 520

/** Every label of the map at this zoom, where none covers a mark or another label. */
export function layOutLabels(
  features: readonly MapFeature[],
  obstacles: LabelObstacles,
  sheet: { zoom: number; language: 'zh' | 'en'; typeScale: number },
): MapLabel[] {
  const drawing: Sheet = { ...sheet, scale: worldScale(sheet.zoom) }
  const wishes = [
    ...areaNames(features, drawing),
    ...markNames(obstacles, drawing),
    ...metroLines(features, drawing),
    ...rivers(features, drawing),
    ...stations(features, drawing),
    ...parks(features, drawing),
    ...roads(features, drawing),
  ]
  const byKey = new Map(wishes.map((wish) => [wish.request.key, wish]))
  return placeLabels(
    [...byKey.values()].map((wish) => wish.request),
    obstaclesOf(obstacles, drawing),
  ).flatMap(({ key, x, y }) => {
    const wish = byKey.get(key)
    if (!wish) return []
    const point = degreesOf({ x: x / drawing.scale, y: y / drawing.scale })
    const { kind, text, isVertical = false } = wish
    return [{ key: `${key} ${text} ${Math.round(x)} ${Math.round(y)}`, kind, text, isVertical, point }]
  })
}

function areaNames(features: readonly MapFeature[], sheet: Sheet): Wish[] {
  const wishes = features.map((feature) => {
    if (feature.kind === 'street-town' && sheet.zoom < 15.5)
      return wish(sheet, 'street-town', feature, townReach(sheet))
    if (feature.kind === 'neighbour' && sheet.zoom < 13.5) return wish(sheet, 'neighbour', feature, 24)
    return null
  })
  return wishes.filter((one) => one !== null)
}

/** A name may stand farther from its point where the towns lie farther apart. */
function townReach({ zoom }: Sheet): number {
  return Math.min(100, Math.max(36, 46 + (zoom - 10.25) * 44))
}

function metroLines(features: readonly MapFeature[], sheet: Sheet): Wish[] {
  if (sheet.zoom < 10.75) return []
  const lines = features.filter((feature) => feature.kind === 'metro-near')
  return lines.map((line) => lineWish(sheet, 'metro-line', line, metroNumber(line, sheet), 200))
}

/** 5 stands in its chip as on the station's signs; the Pujiang line has a name only. */
function metroNumber(line: MapFeature, sheet: Sheet): string {
  if (/^\d+$/.test(line.ref)) return line.ref
  return sheet.language === 'en' ? line.nameEn.replace(' Line', '') : line.name
}

function rivers(features: readonly MapFeature[], sheet: Sheet): Wish[] {
  return features
    .filter(
      (feature) => feature.kind === 'water-centreline' || (feature.kind === 'water-line' && sheet.zoom >= 12),
    )
    .flatMap((river) => {
      const text = nameOf(river, sheet)
      const across = lineWish(sheet, 'river', river, text, 60, (steepness) => steepness < 0.6)
      if (sheet.language === 'en') return [lineWish(sheet, 'river', river, text, 60)]
      const down = lineWish(sheet, 'river', river, text, 60, (steepness) => steepness > 1.6)
      const { width, height } = down.request
      return [
        across,
        {
          ...down,
          isVertical: true,
          request: { ...down.request, key: `${down.request.key} down`, width: height, height: width },
        },
      ]
    })
}

function stations(features: readonly MapFeature[], sheet: Sheet): Wish[] {
  if (sheet.zoom < 13) return []
  return features
    .filter((feature) => feature.kind === 'metro-station')
    .map((station) => {
      const one = wish(sheet, 'station', station, 0)
      const offsets = besideOffsets(one.request.width, one.request.height, 7)
      return { ...one, request: { ...one.request, offsets } }
    })
}

function parks(features: readonly MapFeature[], sheet: Sheet): Wish[] {
  const least = sheet.zoom < 12.5 ? Infinity : sheet.zoom < 13.5 ? 25 : sheet.zoom < 14.5 ? 5 : 0
  return features
    .filter((feature) => feature.kind === 'green' && feature.areaHectares >= least)
    .map((park) => {
      const one = wish(sheet, 'park', park, 20)
      return { ...one, request: { ...one.request, anchors: [middleOf(park, sheet)] } }
    })
}

function roads(features: readonly MapFeature[], sheet: Sheet): Wish[] {
  if (sheet.zoom < 12) return []
  return features.flatMap((road) => {
    if (road.kind === 'road-expressway' && road.ref)
      return [lineWish(sheet, 'road-number', road, road.ref, LINE_LABEL_APART_PX)]
    if (sheet.zoom < 13.25 || !road.kind.startsWith('road')) return []
    return [
      lineWish(sheet, 'road', road, nameOf(road, sheet), LINE_LABEL_APART_PX, (steepness) => steepness < 1),
    ]
  })
}

function wish(sheet: Sheet, kind: LabelKind, feature: MapFeature, reach: number): Wish {
  const text = nameOf(feature, sheet)
  const anchors = [feature.parts[0]?.points[0]].flatMap((point) => (point ? [scaled(point, sheet)] : []))
  const offsets = aroundOffsets(reach)
  const key = `${kind} ${feature.name} ${anchors[0]?.x ?? 0}`
  return { kind, text, request: { key, ...sizeOf(kind, text, sheet), anchors, offsets, limit: 1, apart: 0 } }
}

/** A label that stands on its line again and again; `fits` sees how steep the line is there. */
function lineWish(
  sheet: Sheet,
  kind: LabelKind,
  line: MapFeature,
  text: string,
  stepPx: number,
  fits: (steepness: number) => boolean = () => true,
): Wish {
  const anchors = line.parts.flatMap(({ points }) =>
    along(
      points.map((point) => scaled(point, sheet)),
      stepPx,
      fits,
    ),
  )
  const key = `${kind} ${line.name} ${line.parts[0]?.points[0]?.x ?? 0}`
  const request = {
    key,
    ...sizeOf(kind, text, sheet),
    anchors,
    offsets: [{ x: 0, y: 0 }],
    limit: 60,
    apart: LINE_LABEL_APART_PX,
  }
  return { kind, text, request }
}

function along(points: WorldPoint[], stepPx: number, fits: (steepness: number) => boolean): WorldPoint[] {
  const found: WorldPoint[] = []
  let left = stepPx / 2
  for (const [index, end] of points.slice(1).entries()) {
    const start = points[index] as WorldPoint
    const length = Math.hypot(end.x - start.x, end.y - start.y)
    for (; left <= length; left += stepPx) {
      const share = left / length
      const steepness = Math.abs(end.y - start.y) / (Math.abs(end.x - start.x) || 1e-9)
      const point = { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }
      if (fits(steepness)) found.push(point)
    }
    left -= length
  }
  return found
}

function nameOf(feature: MapFeature, sheet: Sheet): string {
  if (sheet.language === 'zh' || !feature.nameEn) return feature.name
  return feature.nameEn.replace(/ (Town|Subdistrict)$/, '')
}

function middleOf(feature: MapFeature, sheet: Sheet): WorldPoint {
  const { left, right, top, bottom } = feature.parts[0]?.bounds ?? { left: 0, right: 0, top: 0, bottom: 0 }
  return scaled({ x: (left + right) / 2, y: (top + bottom) / 2 }, sheet)
}
