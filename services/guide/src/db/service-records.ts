import { must } from '@xingzhi/runtime/assert'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Correction, ServiceRecord } from '../domain/service-record.ts'

type Row = Omit<ServiceRecord, 'confirmedAt' | 'corrections'> & { confirmedAt: Date | null }
type CorrectionRow = Correction & { recordId: string }

const columns = (sql: Sql | SqlTx) => sql`
  id, claim_id as "claimId", shift_id as "shiftId", kind, person_id as "personId", status, started_at as "startedAt",
  minutes, people_guided as "peopleGuided", signed_in as "signedIn", confirmed_at as "confirmedAt", version`

/** Shift and person are locked. */
export async function recordOfClaim(tx: SqlTx, claimId: string): Promise<ServiceRecord | undefined> {
  const rows = await tx<Row[]>`
    select ${columns(tx)} from service_records where claim_id = ${claimId} for no key update`
  return (await withCorrections(tx, rows))[0]
}

/** Whose hours these are; that never changes. */
export async function readRecordPerson(tx: SqlTx, id: string): Promise<string | undefined> {
  const [row] = await tx<{ personId: string }[]>`
    select person_id as "personId" from service_records where id = ${id}`
  return row?.personId
}

export async function lockRecord(tx: SqlTx, id: string): Promise<ServiceRecord | undefined> {
  const rows = await tx<Row[]>`select ${columns(tx)} from service_records where id = ${id} for no key update`
  return (await withCorrections(tx, rows))[0]
}

/** The newest first: of a person, or all that wait for a confirmation, the oldest of these first. */
export async function listRecords(
  sql: Sql,
  { personId, after, limit }: { personId: string | undefined; after: string | undefined; limit: number },
): Promise<ServiceRecord[]> {
  const rows = personId
    ? await sql<Row[]>`
        select ${columns(sql)} from service_records
        where person_id = ${personId} ${after ? sql`and id < ${after}` : sql``}
        order by id desc limit ${limit}`
    : await sql<Row[]>`
        select ${columns(sql)} from service_records
        where status = 'RECORDED' ${after ? sql`and id > ${after}` : sql``}
        order by id limit ${limit}`
  return withCorrections(sql, rows)
}

/** All records, 200 at a time. */
export async function* allRecords(tx: SqlTx): AsyncIterable<ServiceRecord> {
  const limit = 200
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx<Row[]>`
      select ${columns(tx)} from service_records where id > ${after} order by id limit ${limit}`
    yield* await withCorrections(tx, rows)
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

export async function insertRecord(tx: SqlTx, record: ServiceRecord): Promise<void> {
  const { id, kind, status, minutes, version } = record
  const row = {
    ...{ id, kind, status, minutes, version },
    claim_id: record.claimId,
    shift_id: record.shiftId,
    person_id: record.personId,
    started_at: record.startedAt,
    people_guided: record.peopleGuided,
    signed_in: record.signedIn,
  }
  await tx`insert into service_records ${tx(row)}`
}

/** Its row is locked; adds the corrections that are new. */
export async function updateRecord(
  tx: SqlTx,
  record: ServiceRecord,
  correctionsBefore: number,
): Promise<void> {
  const { id, status, minutes, peopleGuided, confirmedAt, version } = record
  await tx`
    update service_records set status = ${status}, minutes = ${minutes}, people_guided = ${peopleGuided},
      confirmed_at = ${confirmedAt ?? null}, version = ${version}
    where id = ${id}`
  const rows = record.corrections
    .map(({ at, actorId, minutesBefore, minutesAfter, reason }, number) => ({
      ...{ record_id: id, number, at, actor_id: actorId, reason },
      minutes_before: minutesBefore,
      minutes_after: minutesAfter,
    }))
    .slice(correctionsBefore)
  if (rows.length > 0) await tx`insert into corrections ${tx(rows)}`
}

async function withCorrections(sql: Sql | SqlTx, rows: readonly Row[]): Promise<ServiceRecord[]> {
  if (rows.length === 0) return []
  const corrections = await sql<CorrectionRow[]>`
    select record_id as "recordId", at, actor_id as "actorId", minutes_before as "minutesBefore",
      minutes_after as "minutesAfter", reason
    from corrections where record_id = any(${sql.array(rows.map(({ id }) => id))}::uuid[])
    order by record_id, number`
  return rows.map(({ confirmedAt, ...same }) => ({
    ...same,
    confirmedAt: confirmedAt ?? undefined,
    corrections: corrections
      .filter(({ recordId }) => recordId === same.id)
      .map(({ recordId: _, ...correction }) => correction),
  }))
}
