import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { ServiceRecord } from '../domain/service-record.ts'
import { corrections, serviceRecords as records } from './schema.ts'

type Row = typeof records.$inferSelect
type Listed = { after: string | null; limit: number }

/** Shift and person are locked. */
export async function recordOfClaim(tx: Tx, claimId: string): Promise<ServiceRecord | undefined> {
  const rows = await tx.select().from(records).where(eq(records.claimId, claimId)).for('no key update')
  return (await withCorrections(tx, rows))[0]
}

/** Whose hours these are; that never changes. */
export async function readRecordPerson(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.select({ personId: records.personId }).from(records).where(eq(records.id, id))
  return row?.personId
}

export async function lockRecord(tx: Tx, id: string): Promise<ServiceRecord | undefined> {
  const rows = await tx.select().from(records).where(eq(records.id, id)).for('no key update')
  return (await withCorrections(tx, rows))[0]
}

/** The newest first: of a person, or all that wait for a confirmation, the oldest of these first. */
export async function listRecords(
  db: Db,
  { personId, ...page }: Listed & { personId: string | undefined },
): Promise<ServiceRecord[]> {
  const rows = personId ? await recordsOf(db, { personId, ...page }) : await recordsToConfirm(db, page)
  return withCorrections(db, rows)
}

/** All records, 200 at a time. */
export async function* allRecords(tx: Tx): AsyncIterable<ServiceRecord> {
  const limit = 200
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx.select().from(records).where(gt(records.id, after)).orderBy(records.id).limit(limit)
    yield* await withCorrections(tx, rows)
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

export async function insertRecord(tx: Tx, { corrections: _, ...row }: ServiceRecord): Promise<void> {
  await tx.insert(records).values(row)
}

/** Its row is locked; adds the corrections that are new. */
export async function updateRecord(
  tx: Tx,
  { id, corrections: all, ...changed }: ServiceRecord,
  correctionsBefore: number,
): Promise<void> {
  await tx.update(records).set(changed).where(eq(records.id, id))
  const added = all
    .map((correction, number) => ({ ...correction, recordId: id, number }))
    .slice(correctionsBefore)
  if (added.length > 0) await tx.insert(corrections).values(added)
}

async function withCorrections(db: Db, rows: readonly Row[]): Promise<ServiceRecord[]> {
  if (rows.length === 0) return []
  const found = await correctionsOf(db, { recordIds: rows.map(({ id }) => id) })
  const byRecord = Map.groupBy(found, ({ recordId }) => recordId)
  return rows.map((row) => ({ ...row, corrections: byRecord.get(row.id) ?? [] }))
}

const recordsOf = prepared((db, { personId, after, limit }: Given<Listed & { personId: string }>) => {
  const isOlder = sql`${records.id} < coalesce(${after}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')`
  return db
    .select()
    .from(records)
    .where(and(eq(records.personId, personId), isOlder))
    .orderBy(desc(records.id))
    .limit(limit)
})
const recordsToConfirm = prepared((db, { after, limit }: Given<Listed>) => {
  const isNewer = sql`${records.id} > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')`
  return db
    .select()
    .from(records)
    .where(and(sql`${records.status} = 'RECORDED'`, isNewer))
    .orderBy(records.id)
    .limit(limit)
})
const correctionsOf = prepared((db, { recordIds }: Given<{ recordIds: readonly string[] }>) =>
  db
    .select()
    .from(corrections)
    .where(sql`${corrections.recordId} = any(${recordIds}::uuid[])`)
    .orderBy(corrections.recordId, corrections.number),
)
