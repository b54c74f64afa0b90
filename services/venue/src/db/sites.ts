import { must } from '@xingzhi/runtime/assert'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Site } from '../domain/site.ts'

export interface Box {
  south: number
  west: number
  north: number
  east: number
}

const columns = (sql: Sql | SqlTx) => sql`
  id, name, name_en as "nameEn", street_town_code as "streetTownCode", address, latitude, longitude,
  precision_metres as "precisionMetres", crafts, capacity, demo, version,
  coalesce((
    select json_agg(json_build_object('name', rooms.name, 'capacity', rooms.capacity) order by position)
    from rooms where site_id = sites.id and removed_at is null), '[]') as rooms,
  coalesce((
    select json_agg(
      json_build_object('weekday', weekday, 'opensMinute', opens_minute, 'closesMinute', closes_minute)
      order by weekday, opens_minute)
    from openings where site_id = sites.id), '[]') as openings`

/** In the order of `ids`; those that do not exist are left out. */
export async function readSites(sql: Sql | SqlTx, ids: readonly string[]): Promise<Site[]> {
  const rows = await sql<
    Site[]
  >`select ${columns(sql)} from sites where id = any(${sql.array([...ids])}::uuid[])`
  const byId = new Map(rows.map((site) => [site.id, site]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function readSite(sql: Sql | SqlTx, id: string): Promise<Site | undefined> {
  return (await sql<Site[]>`select ${columns(sql)} from sites where id = ${id}`)[0]
}

/** By id. */
export async function listSites(
  sql: Sql | SqlTx,
  {
    within,
    crafts,
    after,
    limit,
  }: { within: Box | undefined; crafts: string[]; after: string | undefined; limit: number },
): Promise<Site[]> {
  return sql<Site[]>`
    select ${columns(sql)} from sites
    where true
      ${after ? sql`and id > ${after}` : sql``}
      ${crafts.length > 0 ? sql`and crafts && ${sql.array(crafts)}::text[]` : sql``}
      ${within ? sql`and point(longitude, latitude) <@ box(point(${within.west}, ${within.south}), point(${within.east}, ${within.north}))` : sql``}
    order by id limit ${limit}`
}

/**
 * Locks a site's row until the transaction ends; false when there is no such site. Read the site in a later
 * statement: this one's snapshot may be older than the lock.
 */
export async function lockSite(tx: SqlTx, id: string): Promise<boolean> {
  return (await tx`select from sites where id = ${id} for no key update`).count === 1
}

export async function insertSite(tx: SqlTx, site: Site): Promise<void> {
  await tx`
    insert into sites (id, name, name_en, street_town_code, address, latitude, longitude, precision_metres,
                       crafts, capacity, demo, version)
    values (${site.id}, ${site.name}, ${site.nameEn}, ${site.streetTownCode}, ${site.address}, ${site.latitude},
            ${site.longitude}, ${site.precisionMetres}, ${[...site.crafts]}, ${site.capacity}, ${site.demo},
            ${site.version})`
  await putRoomsAndOpenings(tx, site)
}

/** The site's row is locked. */
export async function updateSite(tx: SqlTx, site: Site): Promise<void> {
  await tx`
    update sites set name = ${site.name}, name_en = ${site.nameEn}, street_town_code = ${site.streetTownCode},
      address = ${site.address}, latitude = ${site.latitude}, longitude = ${site.longitude},
      precision_metres = ${site.precisionMetres}, crafts = ${[...site.crafts]}, capacity = ${site.capacity},
      demo = ${site.demo}, version = ${site.version}
    where id = ${site.id}`
  await putRoomsAndOpenings(tx, site)
}

/** For a change of who manages the site; the row is locked. */
export async function nextSiteVersion(tx: SqlTx, id: string): Promise<void> {
  await tx`update sites set version = version + 1 where id = ${id}`
}

async function putRoomsAndOpenings(tx: SqlTx, { id, rooms, openings }: Site): Promise<void> {
  const names = rooms.map((room) => room.name)
  await tx`
    update rooms set removed_at = now()
    where site_id = ${id} and removed_at is null and name <> all(${tx.array(names)}::text[])`
  if (rooms.length > 0) {
    const rows = rooms.map(({ name, capacity }, position) => ({ site_id: id, name, position, capacity }))
    await tx`
      insert into rooms ${tx(rows)}
      on conflict (site_id, name)
      do update set position = excluded.position, capacity = excluded.capacity, removed_at = null`
  }
  await tx`delete from openings where site_id = ${id}`
  if (openings.length > 0) {
    const rows = openings.map((opening) => ({
      site_id: id,
      weekday: opening.weekday,
      opens_minute: opening.opensMinute,
      closes_minute: opening.closesMinute,
    }))
    await tx`insert into openings ${tx(rows)}`
  }
}

/** All sites, 200 at a time. */
export async function* allSites(tx: SqlTx): AsyncIterable<Site> {
  const limit = 200
  let after: string | undefined
  for (;;) {
    const sites = await listSites(tx, { within: undefined, crafts: [], after, limit })
    yield* sites
    if (sites.length < limit) return
    after = must(sites.at(-1)).id
  }
}
