import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, sql } from 'drizzle-orm'
import type { Certificate } from '../domain/certificate.ts'
import type { ServiceSummary } from '../domain/service-summary.ts'
import { certificates, certifiedRecords, serviceRecords as records } from './schema.ts'

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

/** With the records that its sums are of; they are read in the same transaction. */
export async function insertCertificate(tx: Tx, certificate: Certificate): Promise<void> {
  const { code, personId } = certificate
  await tx.insert(certificates).values(certificate)
  const { id: recordId, minutes, peopleGuided } = records
  await tx.insert(certifiedRecords).select((db) =>
    db
      .select({ code: sql<string>`${code}::text`.as('code'), recordId, minutes, peopleGuided })
      .from(records)
      .where(and(eq(records.personId, personId), eq(records.status, 'CONFIRMED'))),
  )
}

export async function readCertificate(db: Db, code: string): Promise<Certificate | undefined> {
  return (await certificateOf(db, { code }))[0]
}

const sums = sql`
  coalesce(sum(minutes), 0)::int as minutes, (count(*) filter (where kind = 'DEPARTURE'))::int as "walksLed",
  coalesce(sum(people_guided), 0)::int as "peopleGuided", min(started_at) as since`
const certificateOf = prepared((db, { code }: Given<{ code: string }>) =>
  db.select().from(certificates).where(eq(certificates.code, code)),
)
