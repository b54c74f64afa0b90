import type { MarkOnMap } from './clusters.ts'
import { type Box, besideOffsets } from './label-placement.ts'
import { pixelOf, type Sheet, sizeOf, type Wish } from './label-sheet.ts'
import { markRadius } from './vat-geometry.ts'

/** What the number of sites below a cluster, and the crafts above a vat, add to it. */
const TAG_PX = 8
const CRAFT_PX = 12
const SITE_NAMES_ZOOM = 14.25

/** Marks that names keep clear of, and that may have a name of their own. */
export interface LabelObstacles {
  marks: readonly MarkOnMap[]
  stops: readonly StopToName[]
}

export interface StopToName {
  stationId: string
  name: string
  point: { latitude: number; longitude: number }
  /** Pixels that the mark stands off its point. */
  offset: { x: number; y: number }
  /** In pixels, of the mark. */
  size: number
  /** Its name stands beside it. */
  named: boolean
}

export function obstaclesOf({ marks, stops }: LabelObstacles, sheet: Sheet): Box[] {
  return [...marks.map((mark) => obstacleOf(mark, sheet)), ...stops.map((stop) => boxOfStop(stop, sheet))]
}

/** A site's or a stop's own name, beside its mark. */
export function markNames({ marks, stops }: LabelObstacles, sheet: Sheet): Wish[] {
  return [...siteNames(marks, sheet), ...stopNames(stops, sheet)]
}

function obstacleOf(mark: MarkOnMap, sheet: Sheet): Box {
  const { x, y } = pixelOf(mark.point, sheet)
  const size = 2 * markRadius(mark) + 8
  if (mark.kind === 'cluster') return { x, y: y + TAG_PX / 2, width: size, height: size + TAG_PX }
  return { x: x + mark.offset.x, y: y + mark.offset.y - CRAFT_PX / 2, width: size, height: size + CRAFT_PX }
}

function boxOfStop({ point, offset, size }: StopToName, sheet: Sheet): Box {
  const { x, y } = pixelOf(point, sheet)
  return { x: x + offset.x, y: y + offset.y, width: size, height: size }
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

function stopNames(stops: readonly StopToName[], sheet: Sheet): Wish[] {
  return stops
    .filter(({ named }) => named)
    .map((stop) => {
      const { x, y, width: mark } = boxOfStop(stop, sheet)
      const size = sizeOf('site', stop.name, sheet)
      const offsets = besideOffsets(size.width, size.height, mark / 2 + 4)
      const request = {
        key: `stop ${stop.stationId}`,
        ...size,
        anchors: [{ x, y }],
        offsets,
        limit: 1,
        apart: 0,
      }
      return { kind: 'site' as const, text: stop.name, request }
    })
}
