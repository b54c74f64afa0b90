import type { Db, Tx } from '@xingzhi/runtime/database'
import { LOWEST_ID } from '@xingzhi/runtime/ids'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import { type Given, placesOf, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { Occupation, Span } from '../domain/occupancy.ts'
import type { Session, SessionStatus } from '../domain/session.ts'
import { grants, sessions } from './schema.ts'

/** No activity lasts longer, so a session that meets a span starts at most this long before it. */
const longest = sql`interval '24 hours'`
/** Before all that can be asked for, and after it. */
const everything = { from: new Date(0), to: new Date(Date.UTC(9999, 0)) }

/** Whose sessions may be seen that were never published: all sites', or those that this person manages. */
export type Insight = 'all' | { personId: string } | 'none'

/** In the order of `ids`; those that do not exist or may not be seen are left out. */
export async function readSessions(db: Db, ids: readonly string[], insight: Insight): Promise<Session[]> {
  const personId = typeof insight === 'object' ? insight.personId : null
  return inOrderOf(ids, await sessionsSeen(db, { ids, seesAll: insight === 'all', personId }))
}

type Seen = { ids: readonly string[]; seesAll: boolean; personId: string | null }
const sessionsSeen = prepared((db, { ids, seesAll, personId }: Given<Seen>) => {
  const managed = db
    .select({ siteId: grants.siteId })
    .from(grants)
    .where(and(eq(grants.siteId, sessions.siteId), eq(grants.personId, personId)))
  const isSeen = sql`(${seesAll}::boolean or ${sessions.publishedAt} is not null or exists ${managed})`
  return db
    .select()
    .from(sessions)
    .where(and(sql`${sessions.id} = any(${ids})`, isSeen))
})

export async function readSession(tx: Tx, id: string): Promise<Session | undefined> {
  return (await sessionById(tx, { id }))[0]
}

const sessionById = prepared((db, { id }: Given<{ id: string }>) =>
  db.select().from(sessions).where(eq(sessions.id, id)),
)

/** Locks the session's row until the transaction ends. */
export async function lockSession(tx: Tx, id: string): Promise<Session | undefined> {
  return (await sessionLocked(tx, { id }))[0]
}

const sessionLocked = prepared((db, { id }: Given<{ id: string }>) =>
  db.select().from(sessions).where(eq(sessions.id, id)).for('no key update'),
)

export interface SessionFilter {
  siteId: string
  statuses: SessionStatus[]
  from: Date | undefined
  to: Date | undefined
  after: { startsAt: Date; id: string } | undefined
  limit: number
}

/** By start, then id. */
export async function listSessions(
  db: Db,
  { from = everything.from, to = everything.to, after, ...same }: SessionFilter,
): Promise<Session[]> {
  const { startsAt, id } = after ?? { startsAt: everything.from, id: LOWEST_ID }
  return sessionsOfSite(db, { ...same, from, to, afterStart: startsAt, afterId: id })
}

type Listed = Pick<SessionFilter, 'siteId' | 'statuses' | 'limit'> &
  Record<'from' | 'to' | 'afterStart', Date>
const sessionsOfSite = prepared((db, given: Given<Listed & { afterId: string }>) =>
  db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.siteId, given.siteId),
        sql`${sessions.status} = any(${given.statuses})`,
        sql`${sessions.startsAt} > ${given.from}::timestamptz - ${longest}`,
        gt(sessions.endsAt, given.from),
        lt(sessions.startsAt, given.to),
        sql`(${sessions.startsAt}, ${sessions.id}) > (${given.afterStart}, ${given.afterId})`,
      ),
    )
    .orderBy(sessions.startsAt, sessions.id)
    .limit(given.limit),
)

const occupation = {
  room: sessions.room,
  startsAt: sessions.startsAt,
  endsAt: sessions.endsAt,
  capacity: sessions.capacity,
}

/** The site's published sessions that meet the span, but for one. */
export async function occupationsOf(
  tx: Tx,
  siteId: string,
  { startsAt, endsAt }: Span,
  exceptId: string | undefined,
): Promise<Occupation[]> {
  return publishedWithin(tx, { siteId, startsAt, endsAt, exceptId: exceptId ?? null })
}

type Within = { siteId: string; startsAt: Date; endsAt: Date; exceptId: string | null }
const publishedWithin = prepared((db, { siteId, startsAt, endsAt, exceptId }: Given<Within>) =>
  db
    .select(occupation)
    .from(sessions)
    .where(
      and(
        eq(sessions.siteId, siteId),
        sql`${sessions.status} = 'PUBLISHED'`,
        sql`${sessions.startsAt} > ${startsAt}::timestamptz - ${longest}`,
        lt(sessions.startsAt, endsAt),
        gt(sessions.endsAt, startsAt),
        sql`${sessions.id} is distinct from ${exceptId}`,
      ),
    ),
)

/** The site's published sessions that have not ended. */
export async function upcomingOccupations(tx: Tx, siteId: string, now: Date): Promise<Occupation[]> {
  return tx
    .select(occupation)
    .from(sessions)
    .where(isUpcoming(siteId, now))
    .orderBy(sessions.startsAt, sessions.id)
}

/** For facts about the site that its upcoming sessions carry. Locks them in order of their ids. */
export async function nextVersionOfUpcomingSessions(tx: Tx, siteId: string, now: Date): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string }>`
      with upcoming as (
        select id from sessions where ${isUpcoming(siteId, now)} order by id for no key update)
      update sessions set version = version + 1 from upcoming where sessions.id = upcoming.id
      returning sessions.id`,
  )
  return rows.map(({ id }) => id)
}

function isUpcoming(siteId: string, now: Date): SQL {
  return sql`${sessions.siteId} = ${siteId} and ${sessions.status} = 'PUBLISHED'
    and ${sessions.startsAt} > ${now}::timestamptz - ${longest} and ${sessions.endsAt} > ${now}`
}

export async function insertSession(tx: Tx, session: Session): Promise<void> {
  await keepSession(tx, session)
}

const keepSession = prepared((db, _given: Given<Session>) => db.insert(sessions).values(placesOf(sessions)))

/** The session's row is locked. */
export async function updateSession(tx: Tx, session: Session): Promise<void> {
  await changeSession(tx, session)
}

const changeSession = prepared((db, { id }: Given<Session>) =>
  db.update(sessions).set(placesOf(sessions)).where(eq(sessions.id, id)),
)
