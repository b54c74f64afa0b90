import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { LOWEST_ID } from '@xingzhi/runtime/ids'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, eq, getTableColumns, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { Opening, Room, Site } from '../domain/site.ts'
import { openings, rooms, sites } from './schema.ts'

export interface Box {
  south: number
  west: number
  north: number
  east: number
}

const whole = {
  ...getTableColumns(sites),
  rooms: sql<Room[]>`coalesce((
    select json_agg(json_build_object('name', rooms.name, 'capacity', rooms.capacity) order by position)
    from rooms where site_id = sites.id and removed_at is null), '[]')`,
  openings: sql<Opening[]>`coalesce((
    select json_agg(
      json_build_object('weekday', weekday, 'opensMinute', opens_minute, 'closesMinute', closes_minute)
      order by weekday, opens_minute)
    from openings where site_id = sites.id), '[]')`,
}

/** In the order of `ids`; those that do not exist are left out. */
export async function readSites(db: Db, ids: readonly string[]): Promise<Site[]> {
  return inOrderOf(ids, await sitesById(db, { ids }))
}

export async function readSite(db: Db, id: string): Promise<Site | undefined> {
  return (await sitesById(db, { ids: [id] }))[0]
}

const sitesById = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select(whole).from(sites).where(sql`${sites.id} = any(${ids})`),
)

interface SiteFilter {
  within: Box | undefined
  /** Any of them; none: all. */
  crafts: readonly string[]
  after: string | undefined
  limit: number
}

/** By id. */
export async function listSites(
  db: Db,
  { within, crafts, after = LOWEST_ID, limit }: SiteFilter,
): Promise<Site[]> {
  const page = { crafts, after, limit }
  return within ? sitesWithin(db, { ...page, ...within }) : sitesEverywhere(db, page)
}

type SitePage = { crafts: readonly string[]; after: string; limit: number }
const sitesEverywhere = prepared((db, given: Given<SitePage>) => pageOfSites(db, given))

// Two statements: a box that may be absent would keep one from the index of points.
const sitesWithin = prepared((db, given: Given<SitePage & Box>) => {
  const corners = sql`point(${given.west}, ${given.south}), point(${given.east}, ${given.north})`
  return pageOfSites(db, given, sql`point(${sites.longitude}, ${sites.latitude}) <@ box(${corners})`)
})

function pageOfSites(db: Db, { crafts, after, limit }: Given<SitePage>, isWithin?: SQL) {
  const hasCraft = sql`(cardinality(${crafts}::text[]) = 0 or ${sites.crafts} && ${crafts}::text[])`
  return db
    .select(whole)
    .from(sites)
    .where(and(gt(sites.id, after), hasCraft, isWithin))
    .orderBy(sites.id)
    .limit(limit)
}

/**
 * Locks a site's row until the transaction ends; false when there is no such site. Read the site in a later
 * statement: this one's snapshot may be older than the lock.
 */
export async function lockSite(tx: Tx, id: string): Promise<boolean> {
  return (await siteLocked(tx, { id })).length === 1
}

const siteLocked = prepared((db, { id }: Given<{ id: string }>) =>
  db.select({ id: sites.id }).from(sites).where(eq(sites.id, id)).for('no key update'),
)

export async function insertSite(tx: Tx, site: Site): Promise<void> {
  await keepSite(tx, site)
  await putRoomsAndOpenings(tx, site)
}

const keepSite = prepared((db, _given: Given<typeof sites.$inferSelect>) =>
  db.insert(sites).values(placesOf(sites)),
)

/** The site's row is locked. */
export async function updateSite(tx: Tx, site: Site): Promise<void> {
  await tx.update(sites).set(site).where(eq(sites.id, site.id))
  await putRoomsAndOpenings(tx, site)
}

/** For a change of who manages the site; the row is locked. */
export async function nextSiteVersion(tx: Tx, id: string): Promise<void> {
  await tx.update(sites).set({ version: sql`version + 1` }).where(eq(sites.id, id))
}

async function putRoomsAndOpenings(tx: Tx, site: Site): Promise<void> {
  const siteId = site.id
  const names = site.rooms.map((room) => room.name)
  await tx
    .update(rooms)
    .set({ removedAt: sql`now()` })
    .where(
      and(
        eq(rooms.siteId, siteId),
        isNull(rooms.removedAt),
        sql`${rooms.name} <> all(${sql.param(names)}::text[])`,
      ),
    )
  if (site.rooms.length > 0) {
    await tx
      .insert(rooms)
      .values(site.rooms.map((room, position) => ({ ...room, siteId, position })))
      .onConflictDoUpdate({
        target: [rooms.siteId, rooms.name],
        set: { position: sql`excluded.position`, capacity: sql`excluded.capacity`, removedAt: null },
      })
  }
  await tx.delete(openings).where(eq(openings.siteId, siteId))
  if (site.openings.length > 0) {
    await tx.insert(openings).values(site.openings.map((opening) => ({ ...opening, siteId })))
  }
}

/** All sites, 200 at a time. */
export async function* allSites(tx: Tx): AsyncIterable<Site> {
  const limit = 200
  let after: string | undefined
  for (;;) {
    const sites = await listSites(tx, { within: undefined, crafts: [], after, limit })
    yield* sites
    if (sites.length < limit) return
    after = must(sites.at(-1)).id
  }
}
