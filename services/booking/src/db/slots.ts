import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { eq, gt, sql } from 'drizzle-orm'
import type { Slot } from '../domain/slot.ts'
import { slots } from './schema.ts'

type Ids = Given<{ ids: readonly string[] }>

const selectLocked = prepared((db, { ids }: Ids) =>
  db.select().from(slots).where(sql`${slots.id} = any(${ids})`).orderBy(slots.id).for('no key update'),
)
const select = prepared((db, { ids }: Ids) => db.select().from(slots).where(sql`${slots.id} = any(${ids})`))
const selectAfter = prepared((db, given: Given<{ after: string; limit: number }>) =>
  db.select().from(slots).where(gt(slots.id, given.after)).orderBy(slots.id).limit(given.limit),
)
const insert = prepared((db, _slot: Given<Slot>) => db.insert(slots).values(placesOf(slots)))
const update = prepared((db, { id }: Given<Slot>) =>
  db.update(slots).set(placesOf(slots)).where(eq(slots.id, id)),
)

const updateTold = prepared((db, given: Given<Pick<Slot, 'id' | 'toldPeople'>>) =>
  db
    .update(slots)
    .set({ toldPeople: sql`${given.toldPeople}` })
    .where(eq(slots.id, given.id)),
)

/** Locks the slot until the commit: every writer does so before it touches anything of the slot's. */
export async function lockSlot(tx: Tx, id: string): Promise<Slot | undefined> {
  const [slot] = await lockSlots(tx, [id])
  return slot
}

/** Locks these slots until the commit, by their ids; those that exist, in that order. */
export function lockSlots(tx: Tx, ids: readonly string[]): Promise<Slot[]> {
  return selectLocked(tx, { ids })
}

/** By id, in no order; those that do not exist are left out. */
export function findSlots(db: Db, ids: readonly string[]): Promise<Slot[]> {
  return select(db, { ids })
}

/** All slots after an id, by id. */
export function listSlots(db: Db, after: string, limit: number): Promise<Slot[]> {
  return selectAfter(db, { after, limit })
}

export async function insertSlot(tx: Tx, slot: Slot): Promise<void> {
  await insert(tx, slot)
}

/** Needs the slot's lock. */
export async function updateSlot(tx: Tx, slot: Slot): Promise<void> {
  const updated = await update(tx, slot)
  must(updated.count === 1 || undefined, 'the slot is gone')
}

/** Notes how many people were told of what the slot followed now. Needs its lock. */
export async function noteTold(tx: Tx, id: string, toldPeople: number): Promise<void> {
  await updateTold(tx, { id, toldPeople })
}
