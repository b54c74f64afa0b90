import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Activity } from '../domain/activity.ts'

const columns = (sql: Sql | SqlTx) => sql`
  id, site_id as "siteId", title, title_en as "titleEn", craft, summary, summary_en as "summaryEn",
  duration_minutes as "durationMinutes", minimum_age as "minimumAge", maximum_party_size as "maximumPartySize",
  level, materials, step_free as "stepFree", demo`

/** In the order of `ids`; those that do not exist are left out. */
export async function readActivities(sql: Sql | SqlTx, ids: readonly string[]): Promise<Activity[]> {
  const rows = await sql<Activity[]>`
    select ${columns(sql)} from activities where id = any(${sql.array([...ids])}::uuid[])`
  const byId = new Map(rows.map((activity) => [activity.id, activity]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function readActivityOfSite(
  tx: SqlTx,
  id: string,
  siteId: string,
): Promise<Activity | undefined> {
  const rows = await tx<Activity[]>`
    select ${columns(tx)} from activities where id = ${id} and site_id = ${siteId}`
  return rows[0]
}

/** The newest first. */
export async function listActivities(
  sql: Sql,
  { siteId, after, limit }: { siteId: string; after: string | undefined; limit: number },
): Promise<Activity[]> {
  return sql<Activity[]>`
    select ${columns(sql)} from activities
    where site_id = ${siteId} ${after ? sql`and id < ${after}` : sql``}
    order by id desc limit ${limit}`
}

export async function insertActivity(tx: SqlTx, activity: Activity): Promise<void> {
  await tx`
    insert into activities (id, site_id, title, title_en, craft, summary, summary_en, duration_minutes,
                            minimum_age, maximum_party_size, level, materials, step_free, demo)
    values (${activity.id}, ${activity.siteId}, ${activity.title}, ${activity.titleEn}, ${activity.craft},
            ${activity.summary}, ${activity.summaryEn}, ${activity.durationMinutes}, ${activity.minimumAge},
            ${activity.maximumPartySize}, ${activity.level}, ${activity.materials}, ${activity.stepFree},
            ${activity.demo})`
}
