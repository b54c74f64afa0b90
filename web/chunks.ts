import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

type Modules = Parameters<Extract<Rolldown.CodeSplittingGroup['name'], (...words: never[]) => unknown>>[1]

const FIRST_SCRIPT = pathOf('main.tsx')
const EXPLORE = 'explore/explore-page.tsx'
const SESSION = 'explore/session-panel.tsx'
const RESERVATION = 'reservations/reservation-page.tsx'
const WALKS = 'walks/walk-pages.tsx'
const SCHEDULE = 'operate/schedule-page.tsx'
const DEPARTURE = 'operate/operated-departure-page.tsx'
const PUBLISH = 'manage/publish-session-page.tsx'
/** Passes on each folder's documents; who imports it has but its own. */
const ALL_DOCUMENTS = pathOf('api/gen/documents.ts')
/** What any page may ask and draw with; but not the documents of one. */
const PARTS = /\/src\/(api(?!\/gen)|device|ui|format|viewer)\//

/**
 * Few chunks on the way to a first page, since each is a request and a dictionary of its own for the compressor. A module
 * is in the first of these that holds it.
 */
const groups: { name: string; holds(id: string, comesWith: (part: string) => boolean): boolean }[] = [
  { name: 'start', holds: (id, comesWith) => comesWith('main.tsx') && id !== FIRST_SCRIPT },
  { name: 'app', holds: (_, comesWith) => comesWith('app.tsx') },
  {
    name: 'list',
    holds: (id, comesWith) =>
      PARTS.test(id) ? comesWith(EXPLORE) || comesWith(WALKS) : comesWith(EXPLORE) && comesWith(WALKS),
  },
  { name: 'explore', holds: (_, comesWith) => comesWith(EXPLORE) },
  { name: 'walks', holds: (_, comesWith) => comesWith(WALKS) },
  // What citizens' pages write with, too.
  {
    name: 'writing',
    holds: (id, comesWith) =>
      comesWith(SCHEDULE) && (PARTS.test(id) || comesWith(SESSION) || comesWith(RESERVATION)),
  },
  { name: 'forms', holds: (_, comesWith) => comesWith(SCHEDULE) && comesWith(PUBLISH) },
  { name: 'operate', holds: (_, comesWith) => comesWith(SCHEDULE) && comesWith(DEPARTURE) },
  {
    name: 'printed-map',
    holds: (_, comesWith) => comesWith('map/map.tsx') && comesWith('map/walk-map.tsx'),
  },
]

export const chunkGroups: Rolldown.CodeSplittingGroup[] = groups.map(({ name, holds }, index) => ({
  debugName: name,
  name: (id, modules) => (holds(id, (part) => importsOf(part, modules).has(id)) ? name : null),
  priority: groups.length - index,
}))

const known = new Map<string, ReadonlySet<string>>()

/** All that comes with a part, itself included; not what it brings later. */
function importsOf(part: string, modules: Modules): ReadonlySet<string> {
  const before = known.get(part)
  if (before) return before
  const found = new Set<string>()
  const collect = (id: string) => {
    if (found.has(id) || id === ALL_DOCUMENTS) return
    found.add(id)
    modules.getModuleInfo(id)?.importedIds.forEach(collect)
  }
  if (!modules.getModuleInfo(pathOf(part))) throw new Error(`${part} is not in the build`)
  collect(pathOf(part))
  known.set(part, found)
  return found
}

function pathOf(part: string): string {
  return fileURLToPath(new URL(`src/${part}`, import.meta.url))
}
