import type { MapFeature } from './base-map.ts'
import type { MarkOnMap } from './clusters.ts'
import { aroundOffsets, type Box, besideOffsets, type LabelRequest, placeLabels } from './label-placement.ts'
import { markRadius } from './vat-geometry.ts'
import { degreesOf, type WorldPoint, worldPoint, worldScale } from './world.ts'

export type LabelKind =
  | 'street-town'
  | 'neighbour'
  | 'site'
  | 'river'
  | 'metro-line'
  | 'station'
  | 'park'
  | 'road'
  | 'road-number'

export interface MapLabel {
  key: string
  kind: LabelKind
  text: string
  isVertical: boolean
  point: { latitude: number; longitude: number }
}

interface Wish {
  kind: LabelKind
  text: string
  isVertical?: boolean
  request: LabelRequest
}

interface Sheet {
  zoom: number
  scale: number
  language: 'zh' | 'en'
  /** 1 at the normal type size. */
  typeScale: number
}

/** Type size in pixels and letter spacing in em, as map.css sets them. */
const labelType: Record<LabelKind, { size: number; spacing: number }> = {
  'street-town': { size: 15, spacing: 0.28 },
  neighbour: { size: 15, spacing: 0.5 },
  site: { size: 14, spacing: 0 },
  river: { size: 14, spacing: 0.4 },
  'metro-line': { size: 12.5, spacing: 0 },
  station: { size: 13, spacing: 0 },
  park: { size: 13, spacing: 0.04 },
  road: { size: 13, spacing: 0.1 },
  'road-number': { size: 12, spacing: 0 },
}

/** What the number of sites below a cluster, and the crafts above a vat, add to it. */
const TAG_PX = 8
const CRAFT_PX = 12
const LATIN_SPACING = 0.04
const SITE_NAMES_ZOOM = 14.25
const LINE_LABEL_APART_PX = 520

/** Every label of the map at this zoom, where none covers a vat or another label. */
export function layOutLabels(
  features: readonly MapFeature[],
  marks: readonly MarkOnMap[],
  sheet: { zoom: number; language: 'zh' | 'en'; typeScale: number },
): MapLabel[] {
  const drawing: Sheet = { ...sheet, scale: worldScale(sheet.zoom) }
  const wishes = [
    ...areaNames(features, drawing),
    ...siteNames(marks, drawing),
    ...metroLines(features, drawing),
    ...rivers(features, drawing),
    ...stations(features, drawing),
    ...parks(features, drawing),
    ...roads(features, drawing),
  ]
  const byKey = new Map(wishes.map((wish) => [wish.request.key, wish]))
  const obstacles = marks.map((mark) => obstacleOf(mark, drawing))
  return placeLabels(
    [...byKey.values()].map((wish) => wish.request),
    obstacles,
  ).flatMap(({ key, x, y }) => {
    const wish = byKey.get(key)
    if (!wish) return []
    const point = degreesOf({ x: x / drawing.scale, y: y / drawing.scale })
    const { kind, text, isVertical = false } = wish
    return [{ key: `${key} ${Math.round(x)} ${Math.round(y)}`, kind, text, isVertical, point }]
  })
}

function obstacleOf(mark: MarkOnMap, sheet: Sheet): Box {
  const { x, y } = pixelOf(mark.point, sheet)
  const size = 2 * markRadius(mark) + 8
  if (mark.kind === 'cluster') return { x, y: y + TAG_PX / 2, width: size, height: size + TAG_PX }
  return { x: x + mark.offset.x, y: y + mark.offset.y - CRAFT_PX / 2, width: size, height: size + CRAFT_PX }
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

function siteNames(marks: readonly MarkOnMap[], sheet: Sheet): Wish[] {
  if (sheet.zoom < SITE_NAMES_ZOOM) return []
  return marks.flatMap((mark) => {
    if (mark.kind === 'cluster') return []
    const { x, y } = pixelOf(mark.point, sheet)
    const size = sizeOf('site', mark.site.name, sheet)
    const request = {
      key: `site ${mark.key}`,
      ...size,
      anchors: [{ x: x + mark.offset.x, y: y + mark.offset.y }],
      offsets: besideOffsets(size.width, size.height, markRadius(mark) + 5),
      limit: 1,
      apart: 0,
    }
    return [{ kind: 'site' as const, text: mark.site.name, request }]
  })
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

function sizeOf(kind: LabelKind, text: string, sheet: Sheet): { width: number; height: number } {
  const { size, spacing: wide } = labelType[kind]
  const spacing = sheet.language === 'en' ? LATIN_SPACING : wide
  const padding = kind === 'metro-line' || kind === 'road-number' ? 16 : 6
  return {
    width: textWidth(text, spacing) * size * sheet.typeScale + padding,
    height: size * sheet.typeScale * 1.3 + 4,
  }
}

/** In em; Han characters are one wide, the others about half. */
export function textWidth(text: string, spacing: number): number {
  return [...text].reduce((width, letter) => width + (letter > '\u2e7f' ? 1 : 0.56) + spacing, 0)
}

function pixelOf(point: { latitude: number; longitude: number }, sheet: Sheet): WorldPoint {
  return scaled(worldPoint(point.longitude, point.latitude), sheet)
}

function scaled(point: WorldPoint, { scale }: Sheet): WorldPoint {
  return { x: point.x * scale, y: point.y * scale }
}
