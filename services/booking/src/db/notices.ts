import type { Db, Tx } from '@xingzhi/runtime/database'
import { firstIdAt } from '@xingzhi/runtime/ids'
import { type Given, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { SlotKind } from '../domain/slot.ts'
import { notices, slots } from './schema.ts'

type Row = typeof notices.$inferSelect
export type NoticeKindName = Row['kind']
/** One that an earlier version wrote has the kind of its slot. */
export type Notice = Row & { slotKind: SlotKind }

/** What is left out has nothing to say. */
export type NoticeDraft = Pick<Notice, 'id' | 'personId' | 'kind' | 'slotId' | 'slotKind' | 'reservationId'> &
  Partial<Omit<Notice, 'createdAt' | 'readAt'>>

const UNSAID = { oldRoom: '', newRoom: '', reason: '', reasonEn: '', noGuide: false }
const columns = Object.entries(getTableColumns(notices))

/** One statement for all, however many are concerned. */
export async function insertNotices(tx: Tx, drafts: readonly NoticeDraft[], now: Date): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map((draft) => {
    const notice: Record<string, unknown> = { ...UNSAID, ...draft, createdAt: now }
    return Object.fromEntries(columns.map(([field, { name }]) => [name, notice[field] ?? null]))
  })
  await rowsOf(
    tx,
    sql`insert into notices select * from jsonb_populate_recordset(null::notices, ${JSON.stringify(rows)})`,
  )
}

export type NoticePosition = readonly [createdAt: string, id: string]

const AFTER_ALL: NoticePosition = ['9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

const selectBefore = prepared(
  (db, given: Given<{ personId: string; createdAt: Date; id: string; limit: number }>) =>
    db
      .select({
        ...getTableColumns(notices),
        slotKind: sql<SlotKind>`coalesce(${notices.slotKind}, ${slots.kind})`,
      })
      .from(notices)
      .leftJoin(slots, eq(slots.id, notices.slotId))
      .where(
        and(
          eq(notices.personId, given.personId),
          sql`(${notices.createdAt}, ${notices.id}) < (${given.createdAt}, ${given.id}::uuid)`,
        ),
      )
      .orderBy(sql`${notices.createdAt} desc, ${notices.id} desc`)
      .limit(given.limit),
)
const selectUnread = prepared((db, { personId }: Given<{ personId: string }>) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(notices)
    .where(and(eq(notices.personId, personId), isNull(notices.readAt))),
)
const updateRead = prepared((db, given: Given<{ personId: string; ids: readonly string[]; now: Date }>) =>
  db
    .update(notices)
    .set({ readAt: sql`${given.now}` })
    .where(
      and(
        sql`${notices.id} = any(${given.ids})`,
        eq(notices.personId, given.personId),
        isNull(notices.readAt),
      ),
    ),
)

/** A person's notices, the newest first. */
export function listNotices(
  db: Db,
  personId: string,
  { limit, after = AFTER_ALL }: { limit: number; after: NoticePosition | undefined },
): Promise<Notice[]> {
  const [createdAt, id] = after
  return selectBefore(db, { personId, createdAt: new Date(createdAt), id, limit })
}

export async function countUnread(db: Db, personId: string): Promise<number> {
  const [row] = await selectUnread(db, { personId })
  return row?.count ?? 0
}

/** Marks a person's own notices; others' are passed over. */
export async function markRead(db: Db, personId: string, ids: readonly string[], now: Date): Promise<void> {
  await updateRead(db, { personId, ids, now })
}

/** Those posted before `before` about what ended before it, the oldest first. */
export function deleteNotices(db: Db, before: Date, rowsMax: number) {
  return rowsOf(
    db,
    sql`
    delete from notices where id = any(array(
      select n.id from notices n join slots s on s.id = n.slot_id
      where n.id < ${firstIdAt(before)} and n.created_at < ${before} and s.ends_at < ${before}
      order by n.id limit ${rowsMax} for update of n skip locked))`,
  )
}
