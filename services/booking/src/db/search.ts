import type { Db } from '@xingzhi/runtime/database'
import type { Point } from '@xingzhi/runtime/distance'
import { columnsOf, rowsOf } from '@xingzhi/runtime/statement'
import { type SQL, sql } from 'drizzle-orm'
import type { Candidate } from '../domain/rank-alternatives.ts'
import type { CraftName, LevelName, Slot, SlotKind } from '../domain/slot.ts'
import { slots } from './schema.ts'

export interface SearchFilter {
  kind: SlotKind
  within: { south: number; west: number; north: number; east: number } | undefined
  /** Empty: all. */
  crafts: readonly CraftName[]
  from: Date | undefined
  to: Date | undefined
  onlyAvailable: boolean
  siteId: string | undefined
}

/** The easiest first. */
const LEVELS: readonly LevelName[] = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED']
const slotColumns = columnsOf(slots, 's')
const nothing = sql``

/** Slots that match, by start. */
export function searchByStart(
  db: Db,
  filter: SearchFilter,
  now: Date,
  page: { limit: number; after: readonly [startsAt: string, id: string] | undefined },
): Promise<Slot[]> {
  const [startsAt, id] = page.after ?? []
  return rowsOf(
    db,
    sql<Slot>`
      select ${slotColumns} from slots s
      where ${matches(filter, now)}
        ${startsAt && id ? sql`and (s.starts_at, s.id) > (${new Date(startsAt)}, ${id}::uuid)` : nothing}
      order by s.starts_at, s.id
      limit ${page.limit}`,
  )
}

export type DistancePosition = readonly [distanceMetres: number, startsAt: string, id: string]

/** Slots that match, the nearest first, then by start. Sorts ids only and reads the page's slots after. */
export function searchByDistance(
  db: Db,
  filter: SearchFilter,
  near: Point,
  now: Date,
  page: { limit: number; after: DistancePosition | undefined },
): Promise<(Slot & { distanceMetres: number })[]> {
  const [distance, startsAt, id] = page.after ?? []
  return rowsOf(
    db,
    sql<Slot & { distanceMetres: number }>`
      select ${slotColumns}, nearest.distance_metres as "distanceMetres"
      from (
        select id, starts_at, distance_metres
        from (
          select s.id, s.starts_at,
                 distance_metres(${near.latitude}, ${near.longitude}, s.latitude, s.longitude) as distance_metres
          from slots s where ${matches(filter, now)}
        ) as matching
        ${
          distance !== undefined && startsAt && id
            ? sql`where (distance_metres, starts_at, id) > (${distance}::int, ${new Date(startsAt)}, ${id}::uuid)`
            : nothing
        }
        order by distance_metres, starts_at, id
        limit ${page.limit}
      ) as nearest
      join slots s on s.id = nearest.id
      order by nearest.distance_metres, nearest.starts_at, nearest.id`,
  )
}

export interface SiteSummaryRow {
  siteId: string
  slotCount: number
  capacity: number
  remaining: number
  crafts: CraftName[]
  nextStartsAt: Date
}

const SUMMED_SLOTS_MAX = 12

/** What matches, summed up by site: places over the next 12 slots of each. */
export function summariseSites(db: Db, filter: SearchFilter, now: Date): Promise<SiteSummaryRow[]> {
  return rowsOf(
    db,
    sql<SiteSummaryRow>`
      select site_id as "siteId", count(*)::int as "slotCount",
             (sum(capacity) filter (where place <= ${SUMMED_SLOTS_MAX}))::int as capacity,
             (sum(capacity - reserved - offered) filter (where place <= ${SUMMED_SLOTS_MAX}))::int as remaining,
             array_agg(distinct craft) as crafts, min(starts_at) as "nextStartsAt"
      from (
        select s.site_id, s.capacity, s.reserved, s.offered, s.craft, s.starts_at,
               row_number() over (partition by s.site_id order by s.starts_at, s.id) as place
        from slots s
        where ${matches(filter, now)} and s.site_id is not null
      ) as matching
      group by site_id
      order by site_id`,
  )
}

export interface CandidateQuery {
  wished: Slot
  now: Date
  startsAfter: Date
  startsBefore: Date
  limit: number
}

/**
 * Other slots that have a place left now: sessions of the same craft, or departures of the same route or theme. When there are more than the
 * limit, the closest kin, then the nearest in time.
 */
export function findCandidates(
  db: Db,
  { wished, now, startsAfter, startsBefore, limit }: CandidateQuery,
): Promise<Candidate[]> {
  return rowsOf(
    db,
    sql<Candidate>`
      select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.latitude, s.longitude, s.capacity,
             s.reserved + s.offered as held, s.maximum_party_size as "maximumPartySize", ${kinshipWith(wished)} as kinship
      from slots s
      where s.status = 'ACTIVE' and ${resembles(wished)} and s.id <> ${wished.id}
        and s.starts_at > ${startsAfter} and s.starts_at <= ${startsBefore}
        and s.opens_at <= ${now} and s.closes_at > ${now}
        and s.capacity - s.reserved - s.offered > 0
      order by kinship, abs(extract(epoch from s.starts_at - ${wished.startsAt}::timestamptz)), s.id
      limit ${limit}`,
  )
}

function kinshipWith(wished: Slot): SQL {
  const { kind, activityId, title, routeId, languages } = wished
  if (kind === 'DEPARTURE') {
    const [alike, speaks] = [sql`s.route_id = ${routeId}`, speaksOneOf(languages)]
    return sql`case when ${alike} then case when ${speaks} then 0 else 1 end when ${speaks} then 2 else 3 end`
  }
  return sql`
    case when s.activity_id = ${activityId}::uuid then 0 when s.title = ${title}::text then 1
      when ${suitsAgeAndLevel(wished)} then 2 else 3 end`
}

// The kinds stand in the statement, so that departures are found by an index of their own.
function resembles({ kind, craft, routeId, theme }: Slot): SQL {
  return kind === 'SESSION'
    ? sql`s.kind = 'SESSION' and s.craft = ${craft}`
    : sql`s.kind = 'DEPARTURE' and (s.route_id = ${routeId} or s.theme = ${theme})`
}

// What is not known of one of the two stands in nobody's way.
function suitsAgeAndLevel({ minimumAge, level }: Slot): SQL {
  return sql`coalesce(s.minimum_age <= ${minimumAge}::int, true) and coalesce(s.level = any(${easierThan(level)}::text[]), true)`
}

function easierThan(level: LevelName | null): SQL {
  return sql`${sql.param(level ? LEVELS.slice(0, LEVELS.indexOf(level) + 1) : null)}`
}

function speaksOneOf(languages: Slot['languages']): SQL {
  const known = languages?.length ? languages : null
  return sql`coalesce(s.languages = '{}' or s.languages && ${sql.param(known)}::text[], true)`
}

function matches(filter: SearchFilter, now: Date): SQL {
  const { kind, within, crafts, from, to, siteId } = filter
  return sql`
    s.status = 'ACTIVE' and s.kind = ${kind} and s.starts_at >= ${from ?? now} and s.ends_at > ${now}
    ${to ? sql`and s.starts_at < ${to}` : nothing}
    ${crafts.length > 0 ? sql`and s.craft = any(${sql.param(crafts)}::text[])` : nothing}
    ${siteId ? sql`and s.site_id = ${siteId}` : nothing}
    ${
      within
        ? sql`and s.latitude between ${within.south} and ${within.north}
              and s.longitude between ${within.west} and ${within.east}`
        : nothing
    }
    ${
      filter.onlyAvailable
        ? sql`and s.opens_at <= ${now} and s.closes_at > ${now} and s.capacity - s.reserved - s.offered > 0`
        : nothing
    }`
}
