import { must } from '@xingzhi/runtime/assert'
import type { Db } from '@xingzhi/runtime/database'
import { rowsOf } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'
import type { ServiceSummary } from '../domain/service-summary.ts'

export interface ShowcaseRow extends ServiceSummary {
  showcaseId: string
  name: string
  words: string
}

/** What this guide gave, from confirmed records. */
export async function readSummary(db: Db, personId: string): Promise<ServiceSummary> {
  const rows = await rowsOf(
    db,
    sql<ServiceSummary>`
      select ${sums} from service_records where person_id = ${personId} and status = 'CONFIRMED'`,
  )
  return must(rows[0])
}

/** Guides who wish to be seen, by confirmed minutes, the most first. */
export function listShowcase(
  db: Db,
  { after, limit }: { after: { minutes: number; showcaseId: string } | undefined; limit: number },
): Promise<ShowcaseRow[]> {
  const isAfter = after
    ? sql`and (-given.minutes, showcase_id) > (${-after.minutes}, ${after.showcaseId})`
    : sql``
  return rowsOf(
    db,
    sql<ShowcaseRow>`
      select showcase_id as "showcaseId", showcase_name as name, showcase_words as words, given.*
      from guides cross join lateral (
        select ${sums} from service_records
        where service_records.person_id = guides.person_id and service_records.status = 'CONFIRMED'
      ) as given
      where in_showcase and guides.status = 'ADMITTED' ${isAfter}
      order by -given.minutes, showcase_id limit ${limit}`,
  )
}

/** The columns of a summary over `service_records`. */
export const sums = sql`
  coalesce(sum(minutes), 0)::int as minutes, (count(*) filter (where kind = 'DEPARTURE'))::int as "walksLed",
  coalesce(sum(people_guided), 0)::int as "peopleGuided", min(started_at) as since`
