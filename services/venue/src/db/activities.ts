import type { Db, Tx } from '@xingzhi/runtime/database'
import { HIGHEST_ID } from '@xingzhi/runtime/ids'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Activity } from '../domain/activity.ts'
import { activities } from './schema.ts'

/** In the order of `ids`; those that do not exist are left out. */
export async function readActivities(db: Db, ids: readonly string[]): Promise<Activity[]> {
  return inOrderOf(ids, await activitiesById(db, { ids }))
}

const activitiesById = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select().from(activities).where(sql`${activities.id} = any(${ids})`),
)

export async function readActivityOfSite(tx: Tx, id: string, siteId: string): Promise<Activity | undefined> {
  return (await activityOfSite(tx, { id, siteId }))[0]
}

const activityOfSite = prepared((db, { id, siteId }: Given<{ id: string; siteId: string }>) =>
  db
    .select()
    .from(activities)
    .where(and(eq(activities.id, id), eq(activities.siteId, siteId))),
)

/** The newest first. */
export async function listActivities(
  db: Db,
  { siteId, after = HIGHEST_ID, limit }: { siteId: string; after: string | undefined; limit: number },
): Promise<Activity[]> {
  return activitiesBefore(db, { siteId, after, limit })
}

const activitiesBefore = prepared(
  (db, { siteId, after, limit }: Given<{ siteId: string; after: string; limit: number }>) =>
    db
      .select()
      .from(activities)
      .where(and(eq(activities.siteId, siteId), lt(activities.id, after)))
      .orderBy(desc(activities.id))
      .limit(limit),
)

export async function insertActivity(tx: Tx, activity: Activity): Promise<void> {
  await keepActivity(tx, activity)
}

const keepActivity = prepared((db, _given: Given<Activity>) =>
  db.insert(activities).values(placesOf(activities)),
)
