import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Closure } from '../domain/closure.ts'
import { never, walkMax } from './departures.ts'
import { departures, stays } from './schema.ts'
import { stayMax } from './stays.ts'

export interface UpcomingCounts {
  staffed: number
  /** Guides are missing, and there is time. */
  short: number
  calling: number
}

/** Departures that have not begun, by whether their guides are there. */
export async function countUpcoming(db: Db, now: Date): Promise<UpcomingCounts> {
  const [counts] = await rowsOf(
    db,
    sql<UpcomingCounts>`
      select count(*) filter (where guides_confirmed >= guides_wanted) as staffed,
        count(*) filter (where guides_confirmed < guides_wanted and not calls_for_help) as short,
        count(*) filter (where guides_confirmed < guides_wanted and calls_for_help) as calling
      from departures where status = 'SCHEDULED' and starts_at > ${now}`,
  )
  return must(counts)
}

/** Those that are not over and that a closure of this station or route touches. */
export async function departuresTouched(
  tx: Tx,
  { stationId, routeId, from, until }: Pick<Closure, 'stationId' | 'routeId' | 'from' | 'until'>,
): Promise<string[]> {
  const touched = { from, until: until ?? never }
  const rows = await (stationId
    ? touchedAtStation(tx, { ...touched, stationId })
    : touchedOfRoute(tx, { ...touched, routeId: must(routeId) }))
  return rows.map(({ id }) => id)
}

type Touched = { from: Date; until: Date }
const touchedAtStation = prepared((db, { stationId, from, until }: Given<Touched & { stationId: string }>) =>
  db
    .selectDistinct({ id: stays.departureId })
    .from(stays)
    .where(
      and(
        eq(stays.stationId, stationId),
        stays.active,
        gt(stays.leavesAt, from),
        sql`${stays.arrivesAt} > ${from}::timestamptz - ${stayMax}`,
        lt(stays.arrivesAt, until),
      ),
    )
    .orderBy(stays.departureId),
)

const touchedOfRoute = prepared((db, { routeId, from, until }: Given<Touched & { routeId: string }>) =>
  db
    .select({ id: departures.id })
    .from(departures)
    .where(
      and(
        eq(departures.routeId, routeId),
        sql`${departures.status} = 'SCHEDULED'`,
        gt(departures.endsAt, from),
        sql`${departures.startsAt} > ${from}::timestamptz - ${walkMax}`,
        lt(departures.startsAt, until),
      ),
    )
    .orderBy(departures.id),
)

/** What meets a deadline: to be decided, to be settled, or to call for help. At most 750, in no order. */
export async function departuresDue(db: Db, now: Date): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      (select id from departures
        where status = 'SCHEDULED' and decided_at is null and decide_at <= ${now} and ends_at > ${now}
          and (settles_at is null or settles_at <= ${now}) limit 250)
      union
      (select id from departures
        where status = 'SCHEDULED' and settles_at <= ${now} and ends_at > ${now} limit 250)
      union
      (select id from departures
        where status = 'SCHEDULED' and not calls_for_help and guides_confirmed < guides_wanted
          and call_for_help_at <= ${now} and ends_at > ${now} limit 250)`,
  )
  return rows.map(({ id }) => id)
}

/** For facts about its route or first station that a departure carries. Locks those not over in the order of their ids. */
export async function nextVersionOfUpcoming(
  tx: Tx,
  of: { routeId: string } | { firstStationId: string },
  now: Date,
): Promise<string[]> {
  const isOf =
    'routeId' in of
      ? sql`route_id = ${of.routeId}`
      : sql`exists (
          select from stays where departure_id = id and position = 0 and station_id = ${of.firstStationId})`
  const rows = await rowsOf(
    tx,
    sql<{ id: string }>`
      with upcoming as (
        select id from departures
        where status = 'SCHEDULED' and ends_at > ${now} and starts_at > ${now}::timestamptz - ${walkMax} and ${isOf}
        order by id for no key update)
      update departures set version = version + 1 from upcoming where departures.id = upcoming.id
      returning departures.id`,
  )
  return rows.map(({ id }) => id).sort()
}
