import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { ServiceRecord } from '../domain/service-record.ts'
import { corrections, serviceRecords as records } from './service-schema.ts'

type Row = typeof records.$inferSelect
type Listed = { after: string | null; limit: number }

/** Shift and person are locked. */
export async function recordOfClaim(tx: Tx, claimId: string): Promise<ServiceRecord | undefined> {
  const rows = await tx.select().from(records).where(eq(records.claimId, claimId)).for('no key update')
  return (await withCorrections(tx, rows))[0]
}

type Owner = Pick<Row, 'id' | 'personId' | 'shiftId'>

/** Whose hours these are, and of which shift; that never changes. In the order of `ids`, those that do not exist left out. */
export async function readRecordOwners(tx: Tx, ids: readonly string[]): Promise<Owner[]> {
  return inOrderOf(ids, await ownersOf(tx, { ids }))
}

/** Shifts and people are locked. */
export async function lockRecords(tx: Tx, ids: readonly string[]): Promise<ServiceRecord[]> {
  return inOrderOf(ids, await withCorrections(tx, await lockedRecords(tx, { ids })))
}

/** Of a shift, which is locked: those that wait for a confirmation. */
export async function lockWaiting(tx: Tx, shiftId: string): Promise<ServiceRecord[]> {
  return withCorrections(tx, await waitingOf(tx, { shiftId }))
}

/** Of a person, the newest first. */
export async function listRecordsOf(db: Db, of: Listed & { personId: string }): Promise<ServiceRecord[]> {
  return withCorrections(db, await recordsOf(db, of))
}

/** What waits for a confirmation, the oldest first: what is out of the ordinary, the rest, or all (null). */
export async function listWaiting(
  db: Db,
  asked: Listed & { outliers: boolean | null },
): Promise<ServiceRecord[]> {
  return withCorrections(db, await recordsToConfirm(db, asked))
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

const ownersOf = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db
    .select({ id: records.id, personId: records.personId, shiftId: records.shiftId })
    .from(records)
    .where(sql`${records.id} = any(${ids}::uuid[])`),
)
const lockedRecords = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db
    .select()
    .from(records)
    .where(sql`${records.id} = any(${ids}::uuid[])`)
    .orderBy(records.id)
    .for('no key update'),
)
const waitingOf = prepared((db, { shiftId }: Given<{ shiftId: string }>) =>
  db
    .select()
    .from(records)
    .where(and(eq(records.shiftId, shiftId), sql`${records.status} = 'RECORDED'`))
    .orderBy(records.id)
    .for('no key update'),
)
const recordsOf = prepared((db, { personId, after, limit }: Given<Listed & { personId: string }>) => {
  const isOlder = sql`${records.id} < coalesce(${after}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')`
  return db
    .select()
    .from(records)
    .where(and(eq(records.personId, personId), isOlder))
    .orderBy(desc(records.id))
    .limit(limit)
})
type Waiting = Listed & { outliers: boolean | null }
const recordsToConfirm = prepared((db, { after, limit, outliers }: Given<Waiting>) => {
  const isAsked = sql`(${outliers}::bool is null or ${outliers}::bool = (cardinality(${records.outliers}) > 0))`
  const isNewer = sql`${records.id} > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')`
  return db
    .select()
    .from(records)
    .where(and(sql`${records.status} = 'RECORDED'`, isNewer, isAsked))
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
