import type { Db, Tx } from '@xingzhi/runtime/database'
import type { Point } from '@xingzhi/runtime/distance'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import { type KeptRoute, pathKindOf, type Route } from '../domain/route.ts'
import type { Stop } from '../domain/timetable.ts'
import { routes, type ThemeName, stops as tableOfStops } from './schema.ts'

const listMax = 1_000

const whole = {
  ...getTableColumns(routes),
  stops: sql<Stop[]>`coalesce((
    select json_agg(
      json_build_object('stationId', station_id, 'stayMinutes', stay_minutes, 'walkMinutes', walk_minutes)
      order by position)
    from stops where route_id = routes.id), '[]')`,
  stationPoints: sql<Point[]>`coalesce((
    select json_agg(json_build_object('latitude', latitude, 'longitude', longitude))
    from stations where id in (select station_id from stops where route_id = routes.id)), '[]')`,
}

type Row = KeptRoute & { stationPoints: Point[] }

function asRoute({ stationPoints, ...route }: Row): Route {
  return { ...route, pathKind: pathKindOf(route.path, stationPoints) }
}

/** In the order of `ids`; those that do not exist are left out. */
export async function readRoutes(db: Db, ids: readonly string[]): Promise<Route[]> {
  return inOrderOf(ids, await routesById(db, { ids })).map(asRoute)
}

const routesById = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select(whole).from(routes).where(sql`${routes.id} = any(${ids})`),
)

export async function readRoute(db: Db, id: string): Promise<Route | undefined> {
  return (await readRoutes(db, [id]))[0]
}

/** By name, at most 1,000: a district has some dozens. */
export async function listRoutes(db: Db, theme: ThemeName | undefined): Promise<Route[]> {
  return (await routesByName(db, { theme: theme ?? null })).map(asRoute)
}

const routesByName = prepared((db, { theme }: Given<{ theme: ThemeName | null }>) =>
  db
    .select(whole)
    .from(routes)
    .where(sql`(${theme}::text is null or ${routes.theme} = ${theme})`)
    .orderBy(routes.name, routes.id)
    .limit(listMax),
)

/** What scheduling needs, without the path. */
export async function readStops(db: Db, routeId: string): Promise<Stop[]> {
  return stopsOf(db, { routeId })
}

const stopsOf = prepared((db, given: Given<{ routeId: string }>) => {
  const { routeId, position, ...stop } = getTableColumns(tableOfStops)
  return db.select(stop).from(tableOfStops).where(eq(routeId, given.routeId)).orderBy(position)
})

/** Keeps the route as it is until the transaction ends; undefined when there is none. */
export async function holdRoute(tx: Tx, id: string): Promise<{ demo: boolean } | undefined> {
  return (await routeHeld(tx, { id }))[0]
}

const routeHeld = prepared((db, { id }: Given<{ id: string }>) =>
  db.select({ demo: routes.demo }).from(routes).where(eq(routes.id, id)).for('share'),
)

/** Locks the route's row until the transaction ends; false when there is none. Read it in a later statement. */
export async function lockRoute(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.select({ id: routes.id }).from(routes).where(eq(routes.id, id)).for('no key update')).length ===
    1
  )
}

export async function routeExists(db: Db, id: string): Promise<boolean> {
  return (await routeThere(db, { id })).length === 1
}

const routeThere = prepared((db, { id }: Given<{ id: string }>) =>
  db.select({ id: routes.id }).from(routes).where(eq(routes.id, id)),
)

export async function insertRoute(tx: Tx, route: KeptRoute): Promise<void> {
  await tx.insert(routes).values(route)
  await insertStops(tx, route)
}

/** The route's row is locked. */
export async function updateRoute(tx: Tx, route: KeptRoute): Promise<void> {
  await tx.update(routes).set(route).where(eq(routes.id, route.id))
  await tx.delete(tableOfStops).where(eq(tableOfStops.routeId, route.id))
  await insertStops(tx, route)
}

async function insertStops(tx: Tx, { id, stops }: KeptRoute): Promise<void> {
  await tx.insert(tableOfStops).values(stops.map((stop, position) => ({ ...stop, routeId: id, position })))
}
