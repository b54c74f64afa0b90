import { must } from '@xingzhi/runtime/assert'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Departure } from '../domain/departure.ts'
import { peopleBooked } from '../domain/staffing.ts'

type Nullable = 'cancelCause' | 'cancelledAt' | 'decidedAt'
export type DepartureRow = Omit<Departure, 'stops' | Nullable> & {
  [Field in Nullable]: Exclude<Departure[Field], undefined> | null
} & { stationIds: string[]; arrivals: Date[]; leaves: Date[] }

export const departureColumns = (sql: Sql | SqlTx) => sql`
  departures.id, departures.route_id as "routeId", starts_at as "startsAt", ends_at as "endsAt",
  meeting_point as "meetingPoint", guides_wanted as "guidesWanted", group_size as "groupSize",
  guides_confirmed as "guidesConfirmed", places_limit as "placesLimit", departures.capacity, languages, status,
  cancel_reason as "cancelReason", cancel_cause as "cancelCause", cancelled_at as "cancelledAt",
  call_for_help_at as "callForHelpAt", decide_at as "decideAt", decided_at as "decidedAt",
  calls_for_help as "callsForHelp", staffing_version as "staffingVersion", departures.demo, departures.version,
  array(select station_id from stays where departure_id = departures.id order by position) as "stationIds",
  array(select arrives_at from stays where departure_id = departures.id order by position) as arrivals,
  array(select leaves_at from stays where departure_id = departures.id order by position) as leaves`

export function toDeparture(row: DepartureRow): Departure {
  const { stationIds, arrivals, leaves, cancelCause, cancelledAt, decidedAt, ...same } = row
  return {
    ...same,
    cancelCause: cancelCause ?? undefined,
    cancelledAt: cancelledAt ?? undefined,
    decidedAt: decidedAt ?? undefined,
    stops: stationIds.map((stationId, index) => ({
      stationId,
      arrivesAt: arrivals[index] as Date,
      leavesAt: leaves[index] as Date,
    })),
  }
}

/** In the order of `ids`; those that do not exist are left out. */
export async function readDepartures(sql: Sql | SqlTx, ids: readonly string[]): Promise<Departure[]> {
  const rows = await sql<DepartureRow[]>`
    select ${departureColumns(sql)} from departures where id = any(${sql.array([...ids])}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, toDeparture(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Locks the row, then reads it in a later statement: what it was before the lock may be stale. */
export async function lockDeparture(tx: SqlTx, id: string): Promise<Departure | undefined> {
  await tx`select from departures where id = ${id} for no key update`
  return (await readDepartures(tx, [id]))[0]
}

export interface UpcomingCounts {
  staffed: number
  /** Guides are missing, and there is time. */
  short: number
  calling: number
}

/** Departures that have not begun, by whether their guides are there. */
export async function countUpcoming(sql: Sql, now: Date): Promise<UpcomingCounts> {
  const [counts] = await sql<UpcomingCounts[]>`
    select count(*) filter (where guides_confirmed >= guides_wanted) as staffed,
      count(*) filter (where guides_confirmed < guides_wanted and not calls_for_help) as short,
      count(*) filter (where guides_confirmed < guides_wanted and calls_for_help) as calling
    from departures where status = 'SCHEDULED' and starts_at > ${now}`
  return must(counts)
}

export interface DepartureFilter {
  routeId: string | undefined
  from: Date
  to: Date | undefined
  withCancelled: boolean
  after: { startsAt: Date; id: string } | undefined
  limit: number
}

/** Those that end after `from` and start before `to`, by start, then id. */
export async function listDepartures(sql: Sql, filter: DepartureFilter): Promise<Departure[]> {
  const { routeId, from, to, withCancelled, after, limit } = filter
  const rows = await sql<DepartureRow[]>`
    select ${departureColumns(sql)} from departures
    where starts_at > ${from}::timestamptz - ${walkMax}::interval and ends_at > ${from}
      ${routeId ? sql`and route_id = ${routeId}` : sql``}
      ${to ? sql`and starts_at < ${to}` : sql``}
      ${withCancelled ? sql`` : sql`and status = 'SCHEDULED'`}
      ${after ? sql`and (starts_at, id) > (${after.startsAt}, ${after.id})` : sql``}
    order by starts_at, id limit ${limit}`
  return rows.map(toDeparture)
}

/** No route takes longer. */
const walkMax = '24 hours'

/** Those that are not over and that a closure of this station or route touches. */
export async function departuresTouched(
  tx: SqlTx,
  {
    stationId,
    routeId,
    from,
    until,
  }: {
    stationId: string | undefined
    routeId: string | undefined
    from: Date
    until: Date | undefined
  },
): Promise<string[]> {
  const rows = stationId
    ? await tx<{ id: string }[]>`
        select distinct departure_id as id from stays
        where station_id = ${stationId} and active and leaves_at > ${from}
          and arrives_at > ${from}::timestamptz - interval '240 minutes'
          ${until ? tx`and arrives_at < ${until}` : tx``}
        order by id`
    : await tx<{ id: string }[]>`
        select id from departures
        where route_id = ${routeId ?? null} and status = 'SCHEDULED' and ends_at > ${from}
          and starts_at > ${from}::timestamptz - ${walkMax}::interval ${until ? tx`and starts_at < ${until}` : tx``}
        order by id`
  return rows.map(({ id }) => id)
}

/** What meets a deadline: to be decided, or to call for help. At most 500, in no order. */
export async function departuresDue(sql: Sql, now: Date): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    (select id from departures
      where status = 'SCHEDULED' and decided_at is null and decide_at <= ${now} and ends_at > ${now} limit 250)
    union
    (select id from departures
      where status = 'SCHEDULED' and not calls_for_help and guides_confirmed < guides_wanted
        and call_for_help_at <= ${now} and ends_at > ${now} limit 250)`
  return rows.map(({ id }) => id)
}

/** For facts about its route or first station that a departure carries. Locks those not over in the order of their ids. */
export async function nextVersionOfUpcoming(
  tx: SqlTx,
  of: { routeId: string } | { firstStationId: string },
  now: Date,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    with upcoming as (
      select id from departures
      where status = 'SCHEDULED' and ends_at > ${now} and starts_at > ${now}::timestamptz - ${walkMax}::interval
        and ${
          'routeId' in of
            ? tx`route_id = ${of.routeId}`
            : tx`exists (
          select from stays where departure_id = id and position = 0 and station_id = ${of.firstStationId})`
        }
      order by id for no key update)
    update departures set version = version + 1 from upcoming where departures.id = upcoming.id
    returning departures.id`
  return rows.map(({ id }) => id).sort()
}

export async function insertDeparture(tx: SqlTx, departure: Departure): Promise<void> {
  const { id, routeId, demo } = departure
  const rows = departure.stops.map(({ stationId, arrivesAt, leavesAt }, position) => ({
    departure_id: id,
    position,
    station_id: stationId,
    arrives_at: arrivesAt,
    leaves_at: leavesAt,
    people: peopleBooked(departure),
    active: true,
  }))
  await Promise.all([
    tx`insert into departures ${tx({ id, route_id: routeId, demo, ...toRow(departure) })}`,
    tx`insert into stays ${tx(rows)}`,
  ])
}

/** The departure's row is locked; so are its stations, when it takes more of them or at another time. */
export async function updateDeparture(tx: SqlTx, departure: Departure): Promise<void> {
  await tx`update departures set ${tx(toRow(departure))} where id = ${departure.id}`
}

/** Brings what the departure takes of its stations to where it stands. */
export async function updateStays(tx: SqlTx, departure: Departure): Promise<void> {
  const { id, stops, status } = departure
  await tx`
    update stays set arrives_at = given.arrives_at, leaves_at = given.leaves_at, people = ${peopleBooked(departure)},
      active = ${status === 'SCHEDULED'}
    from unnest(${tx.array(stops.map((_, position) => position))}::int[],
                ${tx.array(stops.map(({ arrivesAt }) => arrivesAt.toISOString()))}::timestamptz[],
                ${tx.array(stops.map(({ leavesAt }) => leavesAt.toISOString()))}::timestamptz[])
      as given (position, arrives_at, leaves_at)
    where stays.departure_id = ${id} and stays.position = given.position`
}

function toRow(departure: Departure) {
  return {
    starts_at: departure.startsAt,
    ends_at: departure.endsAt,
    meeting_point: departure.meetingPoint,
    guides_wanted: departure.guidesWanted,
    group_size: departure.groupSize,
    guides_confirmed: departure.guidesConfirmed,
    places_limit: departure.placesLimit,
    capacity: departure.capacity,
    languages: [...departure.languages],
    status: departure.status,
    cancel_reason: departure.cancelReason,
    cancel_cause: departure.cancelCause ?? null,
    cancelled_at: departure.cancelledAt ?? null,
    call_for_help_at: departure.callForHelpAt,
    decide_at: departure.decideAt,
    decided_at: departure.decidedAt ?? null,
    calls_for_help: departure.callsForHelp,
    staffing_version: departure.staffingVersion,
    version: departure.version,
  }
}
