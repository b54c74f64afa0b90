import { webBody } from '../frame/web-documents.ts'

const STEP_MS = 10 * 60_000
/** Most of the district's sites are within. */
const DISTRICT = { south: 31.0, west: 121.3, north: 31.24, east: 121.56 }

/** The list beside the map: the sessions of an area, the soonest first. Each `shift` is another area, some tens of metres away. */
export function sessionsQuery(first: number, shift: number, now: Date): string {
  const move = (degrees: number, steps: number) => Math.round((degrees + steps / 1e4) * 1e4) / 1e4
  const [up, right] = [shift % 200, Math.floor(shift / 200) % 200]
  const within = {
    south: move(DISTRICT.south, up),
    west: move(DISTRICT.west, right),
    north: move(DISTRICT.north, up),
    east: move(DISTRICT.east, right),
  }
  return listQuery(first, within, now)
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
