import type { Db, Tx } from '@xingzhi/runtime/database'
import { LOWEST_ID } from '@xingzhi/runtime/ids'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, eq, getTableColumns, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { Departure } from '../domain/departure.ts'
import type { StopTime } from '../domain/timetable.ts'
import { departures } from './schema.ts'

/** A departure with its timetable. */
export const wholeDeparture = {
  ...getTableColumns(departures),
  stops: sql`(
    select json_agg(json_build_array(
      station_id, extract(epoch from arrives_at) * 1000, extract(epoch from leaves_at) * 1000) order by position)
    from stays where departure_id = departures.id)`.mapWith(readStopTimes),
}

/** No route takes longer. */
export const walkMax = sql`interval '24 hours'`
/** Later than all that can be planned. */
export const never = new Date(Date.UTC(9999, 0))

/** In the order of `ids`; those that do not exist are left out. */
export async function readDepartures(db: Db, ids: readonly string[]): Promise<Departure[]> {
  return inOrderOf(ids, await departuresById(db, { ids }))
}

const departuresById = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select(wholeDeparture).from(departures).where(sql`${departures.id} = any(${ids})`),
)

/** Locks the row, then reads it in a later statement: what it was before the lock may be stale. */
export async function lockDeparture(tx: Tx, id: string): Promise<Departure | undefined> {
  const [, found] = await Promise.all([departureLocked(tx, { id }), departuresById(tx, { ids: [id] })])
  return found[0]
}

const departureLocked = prepared((db, { id }: Given<{ id: string }>) =>
  db.select({ id: departures.id }).from(departures).where(eq(departures.id, id)).for('no key update'),
)

export interface DepartureFilter {
  routeId: string | undefined
  from: Date
  to: Date | undefined
  withCancelled: boolean
  after: { startsAt: Date; id: string } | undefined
  limit: number
}

/** Those that end after `from` and start before `to`, by start, then id. */
export async function listDepartures(
  db: Db,
  { routeId, from, to = never, withCancelled, after, limit }: DepartureFilter,
): Promise<Departure[]> {
  const { startsAt, id } = after ?? { startsAt: new Date(0), id: LOWEST_ID }
  const page = { from, to, withCancelled, afterStart: startsAt, afterId: id, limit }
  return routeId ? pageOfRoute(db, { ...page, routeId }) : pageOfAll(db, page)
}

type Page = { from: Date; to: Date; withCancelled: boolean; afterStart: Date; afterId: string; limit: number }
const pageOfAll = prepared((db, given: Given<Page>) => pageOf(db, given))
// Two statements, as each goes by an index of its own.
const pageOfRoute = prepared((db, given: Given<Page & { routeId: string }>) =>
  pageOf(db, given, eq(departures.routeId, given.routeId)),
)

function pageOf(db: Db, given: Given<Page>, isOfRoute?: SQL) {
  return db
    .select(wholeDeparture)
    .from(departures)
    .where(
      and(
        isOfRoute,
        sql`${departures.startsAt} > ${given.from}::timestamptz - ${walkMax}`,
        gt(departures.endsAt, given.from),
        lt(departures.startsAt, given.to),
        sql`(${given.withCancelled}::boolean or ${departures.status} = 'SCHEDULED')`,
        sql`(${departures.startsAt}, ${departures.id}) > (${given.afterStart}, ${given.afterId})`,
      ),
    )
    .orderBy(departures.startsAt, departures.id)
    .limit(given.limit)
}

export async function insertDeparture(tx: Tx, departure: Departure): Promise<void> {
  await keepDeparture(tx, departure)
}

const keepDeparture = prepared((db, _given: Given<Omit<Departure, 'stops'>>) =>
  db.insert(departures).values(placesOf(departures)),
)

/** The departure's row is locked; so are its stations, when it takes more of them or at another time. */
export async function updateDeparture(tx: Tx, departure: Departure): Promise<void> {
  await changeDeparture(tx, departure)
}

const changeDeparture = prepared((db, { id }: Given<Omit<Departure, 'stops'>>) =>
  db.update(departures).set(placesOf(departures)).where(eq(departures.id, id)),
)

function readStopTimes(rows: [string, number, number][]): StopTime[] {
  return rows.map(([stationId, arrivesMs, leavesMs]) => ({
    stationId,
    arrivesAt: new Date(arrivesMs),
    leavesAt: new Date(leavesMs),
  }))
}
