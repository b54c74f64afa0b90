import type { Sql, Tx } from '@xingzhi/runtime/database'
import { firstIdAt } from '@xingzhi/runtime/ids'
import type { SlotKind } from '../domain/slot.ts'

export type NoticeKindName = 'MOVED' | 'MOVED_INTO_OVERLAP' | 'ROOM_CHANGED' | 'CANCELLED'

export interface Notice {
  id: string
  personId: string
  kind: NoticeKindName
  createdAt: Date
  readAt: Date | null
  slotId: string
  slotKind: SlotKind
  reservationId: string
  oldStartsAt: Date | null
  newStartsAt: Date | null
  oldRoom: string
  newRoom: string
  reason: string
  overlappingSlotId: string | null
}

export type NoticeDraft = Pick<Notice, 'id' | 'personId' | 'kind' | 'slotId' | 'reservationId'> &
  Partial<
    Pick<Notice, 'oldStartsAt' | 'newStartsAt' | 'oldRoom' | 'newRoom' | 'reason' | 'overlappingSlotId'>
  >

/** One statement for all, however many are concerned. */
export async function insertNotices(tx: Tx, drafts: readonly NoticeDraft[], now: Date): Promise<void> {
  const rows = drafts.map((draft) => ({
    id: draft.id,
    person_id: draft.personId,
    kind: draft.kind,
    created_at: now,
    slot_id: draft.slotId,
    reservation_id: draft.reservationId,
    old_starts_at: draft.oldStartsAt ?? null,
    new_starts_at: draft.newStartsAt ?? null,
    old_room: draft.oldRoom ?? '',
    new_room: draft.newRoom ?? '',
    reason: draft.reason ?? '',
    overlapping_slot_id: draft.overlappingSlotId ?? null,
  }))
  await tx`insert into notices select * from jsonb_populate_recordset(null::notices, ${tx.json(rows as never)})`
}

export type NoticePosition = readonly [createdAt: string, id: string]

/** A person's notices, the newest first. */
export function listNotices(
  sql: Sql,
  personId: string,
  page: { limit: number; after: NoticePosition | undefined },
): Promise<Notice[]> {
  const [createdAt, id] = page.after ?? []
  return sql<Notice[]>`
    select n.id, n.person_id as "personId", n.kind, n.created_at as "createdAt", n.read_at as "readAt",
           n.slot_id as "slotId", s.kind as "slotKind", n.reservation_id as "reservationId",
           n.old_starts_at as "oldStartsAt", n.new_starts_at as "newStartsAt", n.old_room as "oldRoom",
           n.new_room as "newRoom", n.reason, n.overlapping_slot_id as "overlappingSlotId"
    from notices n join slots s on s.id = n.slot_id
    where n.person_id = ${personId}
      ${createdAt && id ? sql`and (n.created_at, n.id) < (${new Date(createdAt)}, ${id}::uuid)` : sql``}
    order by n.created_at desc, n.id desc
    limit ${page.limit}`
}

export async function countUnread(sql: Sql, personId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*) from notices where person_id = ${personId} and read_at is null`
  return row?.count ?? 0
}

/** Marks a person's own notices; others' are passed over. */
export async function markRead(sql: Sql, personId: string, ids: readonly string[], now: Date): Promise<void> {
  await sql`
    update notices set read_at = ${now}
    where id = any(${ids as string[]}::uuid[]) and person_id = ${personId} and read_at is null`
}

/** Those posted before `before` about what ended before it, the oldest first. */
export function deleteNotices(sql: Sql, before: Date, rowsMax: number) {
  return sql`
    delete from notices where id = any(array(
      select n.id from notices n join slots s on s.id = n.slot_id
      where n.id < ${firstIdAt(before)} and n.created_at < ${before} and s.ends_at < ${before}
      order by n.id limit ${rowsMax} for update of n skip locked))`
}
