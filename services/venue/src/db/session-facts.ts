import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { LOWEST_ID } from '@xingzhi/runtime/ids'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { Activity } from '../domain/activity.ts'
import type { Session } from '../domain/session.ts'
import type { Site } from '../domain/site.ts'
import { activities, sessions, sites } from './schema.ts'

/** What others need to know of a session's activity and site. */
export type SessionSurroundings = Pick<
  Activity,
  'craft' | 'maximumPartySize' | 'title' | 'level' | 'minimumAge'
> &
  Pick<Site, 'latitude' | 'longitude'>

export interface SessionInPlace {
  session: Session
  surroundings: SessionSurroundings
}

export async function readSurroundings(tx: Tx, sessionId: string): Promise<SessionSurroundings> {
  const [place] = await readSessionsInPlace(tx, [sessionId])
  return must(place).surroundings
}

/** With their surroundings, in no order. */
export async function readSessionsInPlace(tx: Tx, ids: readonly string[]): Promise<SessionInPlace[]> {
  return inPlaceById(tx, { ids })
}

const inPlaceById = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  inPlace(db).where(sql`${sessions.id} = any(${ids})`),
)

/** All sessions that were ever published, 500 at a time. */
export async function* allSessionsTold(tx: Tx): AsyncIterable<SessionInPlace> {
  const limit = 500
  let after = LOWEST_ID
  for (;;) {
    const places = await toldAfter(tx, { after, limit })
    yield* places
    if (places.length < limit) return
    after = must(places.at(-1)).session.id
  }
}

const toldAfter = prepared((db, { after, limit }: Given<{ after: string; limit: number }>) =>
  inPlace(db)
    .where(and(isNotNull(sessions.publishedAt), gt(sessions.id, after)))
    .orderBy(sessions.id)
    .limit(limit),
)

function inPlace(db: Db) {
  const { craft, maximumPartySize, title, level, minimumAge } = activities
  const { latitude, longitude } = sites
  const ofActivity = { craft, maximumPartySize, title, level, minimumAge }
  return db
    .select({ session: sessions, surroundings: { ...ofActivity, latitude, longitude } })
    .from(sessions)
    .innerJoin(activities, eq(activities.id, sessions.activityId))
    .innerJoin(sites, eq(sites.id, sessions.siteId))
}
