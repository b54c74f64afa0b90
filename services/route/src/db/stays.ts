import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
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
  await keepStays(tx, takenBy(departure))
}

const keepStays = prepared((db, { id, stationIds, arrivals, leaves, people, isActive }: Given<Taken>) =>
  // In the order of the table's columns.
  db.insert(stays).select(sql`
    select ${id}::uuid, position - 1, station_id, arrives_at, leaves_at, ${people}::integer, ${isActive}::boolean
    from unnest(${stationIds}::uuid[], ${arrivals}::timestamptz[], ${leaves}::timestamptz[])
      with ordinality as given (station_id, arrives_at, leaves_at, position)`),
)

/** Brings what the departure takes of its stations to where it stands. */
export async function updateStays(tx: Tx, departure: Departure): Promise<void> {
  const { id, arrivals, leaves, people, isActive } = takenBy(departure)
  await rowsOf(
    tx,
    sql`
      update stays set arrives_at = given.arrives_at, leaves_at = given.leaves_at, people = ${people}, active = ${isActive}
      from unnest(${sql.param(arrivals)}::timestamptz[], ${sql.param(leaves)}::timestamptz[])
        with ordinality as given (arrives_at, leaves_at, position)
      where stays.departure_id = ${id} and stays.position = given.position - 1`,
  )
}

type Taken = ReturnType<typeof takenBy>

/** Moments as texts: of a list of Dates the driver would say that it is one. */
function takenBy(departure: Departure) {
  const { id, stops, status } = departure
  return {
    id,
    stationIds: stops.map(({ stationId }) => stationId),
    arrivals: stops.map(({ arrivesAt }) => arrivesAt.toISOString()),
    leaves: stops.map(({ leavesAt }) => leavesAt.toISOString()),
    people: peopleBooked(departure),
    isActive: status === 'SCHEDULED',
  }
}
