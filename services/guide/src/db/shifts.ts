import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, placesOf, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Shift } from '../domain/shift.ts'
import { shifts } from './schema.ts'

/** In the order of `ids`; those that do not exist are left out. */
export async function readShifts(db: Db, ids: readonly string[]): Promise<Shift[]> {
  const rows = await shiftsOf(db, { ids })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Locks the row, then reads what it is once it is locked. */
export async function lockShift(tx: Tx, id: string): Promise<Shift | undefined> {
  return (await lockedShift(tx, { id }))[0]
}

/** Locks the rows in the order of their ids, then reads what they are. */
export function lockShifts(tx: Tx, ids: readonly string[]): Promise<Shift[]> {
  return lockedShifts(tx, { ids })
}

/** Open ones that want more guides and start within the span, by start, at most `rowsMax`. */
export function shiftsToTake(
  db: Db,
  { from, to, rowsMax }: { from: Date; to: Date | undefined; rowsMax: number },
): Promise<Shift[]> {
  return openShifts(db, { from, to: to ?? null, rowsMax })
}

/** All shifts, 200 at a time. */
export async function* allShifts(tx: Tx): AsyncIterable<Shift> {
  const limit = 200
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx.select().from(shifts).where(gt(shifts.id, after)).orderBy(shifts.id).limit(limit)
    yield* rows
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

export async function insertShift(tx: Tx, shift: Shift): Promise<void> {
  await addShift(tx, shift)
}

/** The shift's row is locked. */
export async function updateShift(tx: Tx, shift: Shift): Promise<void> {
  await changeShift(tx, shift)
}

/** The shifts' rows are locked: their numbers of claims, and what follows from them. */
export async function updateClaimed(tx: Tx, changed: readonly Shift[]): Promise<void> {
  const list = (field: 'id' | 'claimed' | 'over' | 'version') =>
    sql.param(changed.map((shift) => shift[field]))
  await rowsOf(
    tx,
    sql`
      update shifts set claimed = counted.claimed, over = counted.over, version = counted.version
      from unnest(${list('id')}::uuid[], ${list('claimed')}::int[], ${list('over')}::int[], ${list('version')}::bigint[])
        as counted (id, claimed, over, version)
      where shifts.id = counted.id`,
  )
}

const shiftsOf = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select().from(shifts).where(sql`${shifts.id} = any(${ids}::uuid[])`),
)
const lockedShift = prepared((db, { id }: Given<{ id: string }>) =>
  db.select().from(shifts).where(eq(shifts.id, id)).for('no key update'),
)
const lockedShifts = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db
    .select()
    .from(shifts)
    .where(sql`${shifts.id} = any(${ids}::uuid[])`)
    .orderBy(shifts.id)
    .for('no key update'),
)
const openShifts = prepared((db, given: Given<{ from: Date; to: Date | null; rowsMax: number }>) => {
  const wantsMore = and(
    eq(shifts.status, sql.raw(`'OPEN'`)),
    sql`${shifts.claimed} - ${shifts.doubtful} < ${shifts.wanted}`,
  )
  const isWithin = sql`${shifts.startsAt} > ${given.from} and ${shifts.startsAt} < coalesce(${given.to}::timestamptz, 'infinity')`
  return db
    .select()
    .from(shifts)
    .where(and(wantsMore, isWithin))
    .orderBy(shifts.startsAt, shifts.id)
    .limit(given.rowsMax)
})
const addShift = prepared((db, _given: Given<Shift>) => db.insert(shifts).values(placesOf(shifts)))
const changeShift = prepared((db, { id }: Given<Shift>) =>
  db.update(shifts).set(placesOf(shifts)).where(eq(shifts.id, id)),
)
