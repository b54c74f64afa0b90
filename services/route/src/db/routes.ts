import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Route } from '../domain/route.ts'
import type { Stop } from '../domain/timetable.ts'

type Row = Omit<Route, 'path'> & { path: [number, number][] }

const listMax = 1_000

const columns = (sql: Sql | SqlTx) => sql`
  id, theme, name, name_en as "nameEn", summary, summary_en as "summaryEn", path,
  distance_metres as "distanceMetres", duration_minutes as "durationMinutes", composed,
  qualification_ids as "qualificationIds", demo, version,
  coalesce((
    select json_agg(
      json_build_object('stationId', station_id, 'stayMinutes', stay_minutes, 'walkMinutes', walk_minutes)
      order by position)
    from stops where route_id = routes.id), '[]') as stops`

/** In the order of `ids`; those that do not exist are left out. */
export async function readRoutes(sql: Sql | SqlTx, ids: readonly string[]): Promise<Route[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from routes where id = any(${sql.array([...ids])}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, toRoute(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function readRoute(sql: Sql | SqlTx, id: string): Promise<Route | undefined> {
  return (await readRoutes(sql, [id]))[0]
}

/** By name, at most 1,000: a district has some dozens. */
export async function listRoutes(sql: Sql, theme: string | undefined): Promise<Route[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from routes ${theme ? sql`where theme = ${theme}` : sql``}
    order by name, id limit ${listMax}`
  return rows.map(toRoute)
}

/** What scheduling needs, without the path. */
export async function readStops(sql: Sql | SqlTx, routeId: string): Promise<Stop[]> {
  return sql<Stop[]>`
    select station_id as "stationId", stay_minutes as "stayMinutes", walk_minutes as "walkMinutes"
    from stops where route_id = ${routeId} order by position`
}

/** Keeps the route as it is until the transaction ends; undefined when there is none. */
export async function holdRoute(tx: SqlTx, id: string): Promise<{ demo: boolean } | undefined> {
  return (await tx<{ demo: boolean }[]>`select demo from routes where id = ${id} for share`)[0]
}

/** Locks the route's row until the transaction ends; false when there is none. Read it in a later statement. */
export async function lockRoute(tx: SqlTx, id: string): Promise<boolean> {
  return (await tx`select from routes where id = ${id} for no key update`).count === 1
}

export async function routeExists(sql: Sql | SqlTx, id: string): Promise<boolean> {
  return (await sql`select from routes where id = ${id}`).count === 1
}

export async function insertRoute(tx: SqlTx, route: Route): Promise<void> {
  await tx`insert into routes ${tx(toRow(tx, route) as never)}`
  await insertStops(tx, route)
}

/** The route's row is locked. */
export async function updateRoute(tx: SqlTx, route: Route): Promise<void> {
  await tx`update routes set ${tx(toRow(tx, route) as never)} where id = ${route.id}`
  await tx`delete from stops where route_id = ${route.id}`
  await insertStops(tx, route)
}

async function insertStops(tx: SqlTx, { id, stops }: Route): Promise<void> {
  const rows = stops.map(({ stationId, stayMinutes, walkMinutes }, position) => ({
    route_id: id,
    position,
    station_id: stationId,
    stay_minutes: stayMinutes,
    walk_minutes: walkMinutes,
  }))
  await tx`insert into stops ${tx(rows)}`
}

function toRoute({ path, ...same }: Row): Route {
  return { ...same, path: path.map(([latitude, longitude]) => ({ latitude, longitude })) }
}

function toRow(tx: SqlTx, { id, theme, name, summary, composed, demo, version, ...route }: Route) {
  return {
    ...{ id, theme, name, summary, composed, demo, version },
    name_en: route.nameEn,
    summary_en: route.summaryEn,
    path: tx.json(route.path.map(({ latitude, longitude }) => [latitude, longitude])),
    distance_metres: route.distanceMetres,
    duration_minutes: route.durationMinutes,
    qualification_ids: [...route.qualificationIds],
  }
}
