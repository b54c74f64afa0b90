import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Occupation, Span } from '../domain/occupancy.ts'
import type { Session, SessionStatus } from '../domain/session.ts'

/** No activity lasts longer, so a session that meets a span starts at most this long before it. */
const durationMax = '24 hours'

type Nullable = 'opensAt' | 'publishedAt' | 'cancelledAt'
export type SessionRow = Omit<Session, 'room' | Nullable> & { room: string | null } & Record<
    Nullable,
    Date | null
  >

export const sessionColumns = (sql: Sql | SqlTx) => sql`
  sessions.id, sessions.site_id as "siteId", activity_id as "activityId", room, starts_at as "startsAt",
  ends_at as "endsAt", sessions.capacity, helpers_wanted as "helpersWanted", opens_at as "opensAt", closes_at as "closesAt",
  closes_with_start as "closesWithStart", status, cancel_reason as "cancelReason",
  published_at as "publishedAt", cancelled_at as "cancelledAt", sessions.demo, sessions.version`

export function toSession({ room, opensAt, publishedAt, cancelledAt, ...same }: SessionRow): Session {
  return {
    ...same,
    room: room ?? '',
    opensAt: opensAt ?? undefined,
    publishedAt: publishedAt ?? undefined,
    cancelledAt: cancelledAt ?? undefined,
  }
}

/** Whose sessions may be seen that were never published: all sites', or those that this person manages. */
export type Insight = 'all' | { personId: string } | 'none'

/** In the order of `ids`; those that do not exist or may not be seen are left out. */
export async function readSessions(sql: Sql, ids: readonly string[], insight: Insight): Promise<Session[]> {
  const rows = await sql<SessionRow[]>`
    select ${sessionColumns(sql)} from sessions
    where id = any(${sql.array([...ids])}::uuid[])
      ${insight === 'all' ? sql`` : sql`and (published_at is not null ${managedBy(sql, insight)})`}`
  const byId = new Map(rows.map((row) => [row.id, toSession(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function managedBy(sql: Sql, insight: { personId: string } | 'none') {
  if (insight === 'none') return sql``
  return sql`or exists (
    select from grants where grants.site_id = sessions.site_id and person_id = ${insight.personId})`
}

export async function readSession(tx: SqlTx, id: string): Promise<Session | undefined> {
  const rows = await tx<SessionRow[]>`select ${sessionColumns(tx)} from sessions where id = ${id}`
  return rows[0] && toSession(rows[0])
}

/** Locks the session's row until the transaction ends. */
export async function lockSession(tx: SqlTx, id: string): Promise<Session | undefined> {
  const rows = await tx<SessionRow[]>`
    select ${sessionColumns(tx)} from sessions where id = ${id} for no key update`
  return rows[0] && toSession(rows[0])
}

export interface SessionFilter {
  siteId: string
  statuses: SessionStatus[]
  from: Date | undefined
  to: Date | undefined
  after: { startsAt: Date; id: string } | undefined
  limit: number
}

/** By start, then id. */
export async function listSessions(sql: Sql, filter: SessionFilter): Promise<Session[]> {
  const { siteId, statuses, from, to, after, limit } = filter
  const rows = await sql<SessionRow[]>`
    select ${sessionColumns(sql)} from sessions
    where site_id = ${siteId} and status = any(${sql.array(statuses)}::text[])
      ${from ? sql`and starts_at > ${from}::timestamptz - ${durationMax}::interval and ends_at > ${from}` : sql``}
      ${to ? sql`and starts_at < ${to}` : sql``}
      ${after ? sql`and (starts_at, id) > (${after.startsAt}, ${after.id})` : sql``}
    order by starts_at, id limit ${limit}`
  return rows.map(toSession)
}

/** The site's published sessions that meet the span, but for one. */
export async function occupationsOf(
  tx: SqlTx,
  siteId: string,
  { startsAt, endsAt }: Span,
  exceptId: string | undefined,
): Promise<Occupation[]> {
  return tx<Occupation[]>`
    select coalesce(room, '') as room, starts_at as "startsAt", ends_at as "endsAt", capacity from sessions
    where site_id = ${siteId} and status = 'PUBLISHED'
      and starts_at > ${startsAt}::timestamptz - ${durationMax}::interval and starts_at < ${endsAt}
      and ends_at > ${startsAt} ${exceptId ? tx`and id <> ${exceptId}` : tx``}`
}

/** The site's published sessions that have not ended. */
export async function upcomingOccupations(tx: SqlTx, siteId: string, now: Date): Promise<Occupation[]> {
  return tx<Occupation[]>`
    select coalesce(room, '') as room, starts_at as "startsAt", ends_at as "endsAt", capacity from sessions
    where site_id = ${siteId} and status = 'PUBLISHED'
      and starts_at > ${now}::timestamptz - ${durationMax}::interval and ends_at > ${now}
    order by starts_at, id`
}

/** For facts about the site that its upcoming sessions carry. Locks them in order of their ids. */
export async function nextVersionOfUpcomingSessions(tx: SqlTx, siteId: string, now: Date): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    with upcoming as (
      select id from sessions
      where site_id = ${siteId} and status = 'PUBLISHED'
        and starts_at > ${now}::timestamptz - ${durationMax}::interval and ends_at > ${now}
      order by id for no key update)
    update sessions set version = version + 1 from upcoming where sessions.id = upcoming.id
    returning sessions.id`
  return rows.map(({ id }) => id)
}

export async function insertSession(tx: SqlTx, session: Session): Promise<void> {
  await tx`
    insert into sessions (id, site_id, activity_id, room, starts_at, ends_at, capacity, helpers_wanted, opens_at,
                          closes_at, closes_with_start, status, cancel_reason, published_at, cancelled_at, demo, version)
    values (${session.id}, ${session.siteId}, ${session.activityId}, ${session.room || null}, ${session.startsAt},
            ${session.endsAt}, ${session.capacity}, ${session.helpersWanted}, ${session.opensAt ?? null}, ${session.closesAt},
            ${session.closesWithStart}, ${session.status}, ${session.cancelReason},
            ${session.publishedAt ?? null}, ${session.cancelledAt ?? null}, ${session.demo}, ${session.version})`
}

/** The session's row is locked. */
export async function updateSession(tx: SqlTx, session: Session): Promise<void> {
  await tx`
    update sessions set room = ${session.room || null}, starts_at = ${session.startsAt},
      ends_at = ${session.endsAt}, capacity = ${session.capacity}, helpers_wanted = ${session.helpersWanted}, opens_at = ${session.opensAt ?? null},
      closes_at = ${session.closesAt}, status = ${session.status}, cancel_reason = ${session.cancelReason},
      published_at = ${session.publishedAt ?? null}, cancelled_at = ${session.cancelledAt ?? null},
      version = ${session.version}
    where id = ${session.id}`
}
