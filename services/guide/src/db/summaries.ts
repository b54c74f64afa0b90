import { must } from '@xingzhi/runtime/assert'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Certificate } from '../domain/certificate.ts'
import type { ServiceSummary } from '../domain/service-summary.ts'

type Row = Omit<ServiceSummary, 'since'> & { since: Date | null }

const sums = (sql: Sql | SqlTx) => sql`
  coalesce(sum(minutes), 0)::int as minutes, (count(*) filter (where kind = 'DEPARTURE'))::int as "walksLed",
  coalesce(sum(people_guided), 0)::int as "peopleGuided", min(started_at) as since`

/** What this guide gave, from confirmed records. */
export async function readSummary(sql: Sql | SqlTx, personId: string): Promise<ServiceSummary> {
  const [row] = await sql<Row[]>`
    select ${sums(sql)} from service_records where person_id = ${personId} and status = 'CONFIRMED'`
  return toSummary(must(row))
}

export interface ShowcaseRow {
  showcaseId: string
  name: string
  words: string
  summary: ServiceSummary
}

/** Guides who wish to be seen, by confirmed minutes, the most first. */
export async function listShowcase(
  sql: Sql,
  { after, limit }: { after: { minutes: number; showcaseId: string } | undefined; limit: number },
): Promise<ShowcaseRow[]> {
  const rows = await sql<(Omit<ShowcaseRow, 'summary'> & Row)[]>`
    select showcase_id as "showcaseId", showcase_name as name, showcase_words as words, given.*
    from guides cross join lateral (
      select ${sums(sql)} from service_records
      where service_records.person_id = guides.person_id and service_records.status = 'CONFIRMED'
    ) as given
    where in_showcase and guides.status = 'ADMITTED'
      ${after ? sql`and (-given.minutes, showcase_id) > (${-after.minutes}, ${after.showcaseId})` : sql``}
    order by -given.minutes, showcase_id limit ${limit}`
  return rows.map(({ showcaseId, name, words, ...row }) => ({
    ...{ showcaseId, name, words },
    summary: toSummary(row),
  }))
}

/** With the records that its sums are of; they are read in the same transaction. */
export async function insertCertificate(tx: SqlTx, certificate: Certificate): Promise<void> {
  const { code, personId, name, minutes, walksLed, peopleGuided, since, issuedAt } = certificate
  await tx`
    insert into certificates (code, person_id, name, minutes, walks_led, people_guided, since, issued_at)
    values (${code}, ${personId}, ${name}, ${minutes}, ${walksLed}, ${peopleGuided}, ${since}, ${issuedAt})`
  await tx`
    insert into certified_records (code, record_id, minutes, people_guided)
    select ${code}, id, minutes, people_guided from service_records
    where person_id = ${personId} and status = 'CONFIRMED'`
}

export async function readCertificate(sql: Sql, code: string): Promise<Certificate | undefined> {
  const [certificate] = await sql<Certificate[]>`
    select code, person_id as "personId", name, minutes, walks_led as "walksLed", people_guided as "peopleGuided",
      since, issued_at as "issuedAt"
    from certificates where code = ${code}`
  return certificate
}

function toSummary({ minutes, walksLed, peopleGuided, since }: Row): ServiceSummary {
  return { minutes, walksLed, peopleGuided, since: since ?? undefined }
}
