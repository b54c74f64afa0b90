import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, sql } from 'drizzle-orm'
import type { Certificate, CertificateStanding } from '../domain/certificate.ts'
import type { ServiceSummary } from '../domain/service-summary.ts'
import { certificates, certifiedRecords, serviceRecords as records } from './service-schema.ts'
import { sums } from './summaries.ts'

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

/** How it stands to its records as they are now: nothing of it is kept, so nothing can lag behind them. */
export async function readStanding(
  db: Db,
  { code, personId }: Pick<Certificate, 'code' | 'personId'>,
): Promise<CertificateStanding> {
  const found = await rowsOf(
    db,
    sql<ServiceSummary & Pick<CertificateStanding, 'status' | 'supersededBy'>>`
      select ${statusOf(sql`${code}`)} as status, latest.code as "supersededBy", now.*
      from (
        select ${sums} from service_records
        where status = 'CONFIRMED' and id in (select record_id from certified_records where code = ${code})
      ) as now
      left join lateral (
        select c.code from certificates c
        where c.person_id = ${personId} and c.code <> ${code} and ${statusOf(sql`c.code`)} = 'VALID'
          and ${statusOf(sql`${code}`)} <> 'VALID'
        order by c.issued_at desc, c.code limit 1
      ) as latest on true`,
  )
  const { status, supersededBy, ...current } = must(found[0])
  return { status, supersededBy, current }
}

const statusOf = (code: ReturnType<typeof sql>) => sql`(
  select case
    when not bool_or(r.status = 'CONFIRMED') then 'REVOKED'
    when bool_and(r.status = 'CONFIRMED' and r.minutes = l.minutes and r.people_guided = l.people_guided) then 'VALID'
    else 'SUPERSEDED' end
  from certified_records l join service_records r on r.id = l.record_id where l.code = ${code})`

const certificateOf = prepared((db, { code }: Given<{ code: string }>) =>
  db.select().from(certificates).where(eq(certificates.code, code)),
)
