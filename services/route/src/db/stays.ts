import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { Departure } from '../domain/departure.ts'
import { peopleBooked } from '../domain/staffing.ts'
import type { Stay } from '../domain/station-load.ts'
import { stays } from './schema.ts'

export interface StationStay extends Stay {
  stationId: string
}

const stay = {
  stationId: stays.stationId,
  fromMs: sql<number>`(extract(epoch from ${stays.arrivesAt}) * 1000)::float8`,
  untilMs: sql<number>`(extract(epoch from ${stays.leavesAt}) * 1000)::float8`,
  people: stays.people,
}

/** No stay is longer: the index by arrival finds all that are there. */
export const stayMax = sql`interval '240 minutes'`

/** What departures take of these stations within the span, but for one departure. Everything goes by the index. */
export async function staysAt(
  db: Db,
  {
    exceptId,
    ...same
  }: { stationIds: readonly string[]; from: Date; until: Date; exceptId: string | undefined },
): Promise<StationStay[]> {
  return staysWithin(db, { ...same, exceptId: exceptId ?? null })
}

type Within = { stationIds: readonly string[]; from: Date; until: Date; exceptId: string | null }
const staysWithin = prepared((db, given: Given<Within>) =>
  db
    .select(stay)
    .from(stays)
    .where(
      and(
        sql`${stays.stationId} = any(${given.stationIds})`,
        stays.active,
        sql`${stays.arrivesAt} > ${given.from}::timestamptz - ${stayMax}`,
        lt(stays.arrivesAt, given.until),
        gt(stays.leavesAt, given.from),
        sql`${stays.departureId} is distinct from ${given.exceptId}`,
      ),
    ),
)

/** What departures still to come take of a station. */
export async function upcomingStays(tx: Tx, stationId: string, now: Date): Promise<Stay[]> {
  return tx
    .select(stay)
    .from(stays)
    .where(
      and(
        eq(stays.stationId, stationId),
        stays.active,
        sql`${stays.arrivesAt} > ${now}::timestamptz - ${stayMax}`,
        gt(stays.leavesAt, now),
      ),
    )
}

/** What a new departure takes of its stations, which are locked. */
export async function insertStays(tx: Tx, departure: Departure): Promise<void> {
  const stationIds = sql.param(departure.stops.map(({ stationId }) => stationId))
  await rowsOf(
    tx,
    sql`
      insert into stays (departure_id, position, station_id, arrives_at, leaves_at, people, active)
      select ${departure.id}, position - 1, station_id, arrives_at, leaves_at, ${peopleBooked(departure)}, true
      from unnest(${stationIds}::uuid[], ${arrivalsOf(departure)}, ${leavesOf(departure)})
        with ordinality as given (station_id, arrives_at, leaves_at, position)`,
  )
}

/** Brings what the departure takes of its stations to where it stands. */
export async function updateStays(tx: Tx, departure: Departure): Promise<void> {
  const { id, status } = departure
  await rowsOf(
    tx,
    sql`
      update stays set arrives_at = given.arrives_at, leaves_at = given.leaves_at, people = ${peopleBooked(departure)},
        active = ${status === 'SCHEDULED'}
      from unnest(${arrivalsOf(departure)}, ${leavesOf(departure)})
        with ordinality as given (arrives_at, leaves_at, position)
      where stays.departure_id = ${id} and stays.position = given.position - 1`,
  )
}

function arrivalsOf({ stops }: Departure): SQL {
  return moments(stops.map(({ arrivesAt }) => arrivesAt))
}

function leavesOf({ stops }: Departure): SQL {
  return moments(stops.map(({ leavesAt }) => leavesAt))
}

/** As texts: of a list of Dates the driver would say that it is one. */
function moments(dates: readonly Date[]): SQL {
  return sql`${sql.param(dates.map((date) => date.toISOString()))}::timestamptz[]`
}
