import { randomFor } from '@xingzhi/demo/random'
import { type Area, sharedArea } from '../../../../web/src/explore/shared-area.ts'
import { webBody } from '../frame/web-documents.ts'

const STEP_MS = 10 * 60_000
/** Most of the district's sites are within. */
const DISTRICT: Area = { south: 31.0, west: 121.3, north: 31.24, east: 121.56 }

/** The list beside the map: the sessions of an area, the soonest first. Each `person` looks at a view of their own; 0 at the district. */
export function sessionsQuery(first: number, person: number, now: Date): string {
  return listQuery(first, sharedArea(person === 0 ? DISTRICT : viewOf(person)), now)
}

/** The list of a page that was just opened: of everywhere. */
export function firstListQuery(first: number, now: Date): string {
  return listQuery(first, null, now)
}

/** All sites with what is to come there: what the map draws. */
export function summariesQuery(now: Date): string {
  const range = { from: stepOf(now), to: null }
  return webBody('SiteSummaries', { ...range, crafts: null, onlyAvailable: null })
}

function listQuery(first: number, within: object | null, now: Date): string {
  const range = { from: stepOf(now), to: null }
  const filters = { crafts: null, onlyAvailable: null, near: null }
  return webBody('Sessions', { ...range, ...filters, within, first })
}

/** The web asks from a step of ten minutes, so that the same question is the same for all. */
function stepOf(now: Date): string {
  return new Date(Math.floor(now.getTime() / STEP_MS) * STEP_MS).toISOString()
}

interface Screen {
  width: number
  height: number
  /** The zoom at which it shows the district, or a little less, and two steps nearer. */
  zooms: readonly number[]
}

/** The map on a phone, above the sheet, and on a desktop, beside the list; CSS pixels. */
const SCREENS: readonly Screen[] = [
  { width: 390, height: 420, zooms: [11, 12, 13] },
  { width: 960, height: 836, zooms: [12, 13, 14] },
]
const TILE = 256
const ALWAYS_THE_SAME = 2026

/** Somewhere in the district, on a phone or a desktop, from near or far: as the page tells it, to some ten metres. */
function viewOf(person: number): Area {
  const random = randomFor('a view', ALWAYS_THE_SAME, person)
  const { width, height, zooms } = random.pick(SCREENS)
  const latitude = between(DISTRICT.south, DISTRICT.north, random.next())
  const longitude = between(DISTRICT.west, DISTRICT.east, random.next())
  const degreesPerPixel = 360 / (TILE * 2 ** random.pick(zooms))
  const [right, up] = [
    (width / 2) * degreesPerPixel,
    (height / 2) * degreesPerPixel * Math.cos((latitude * Math.PI) / 180),
  ]
  const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4
  return {
    south: round(latitude - up),
    west: round(longitude - right),
    north: round(latitude + up),
    east: round(longitude + right),
  }
}

const between = (low: number, high: number, share: number) => low + (high - low) * share
