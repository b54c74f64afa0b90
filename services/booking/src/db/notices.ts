import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import { firstIdAt } from '@xingzhi/runtime/ids'
import type { SlotKind } from '../domain/slot.ts'

export type NoticeKindName =
  | 'MOVED'
  | 'MOVED_INTO_OVERLAP'
  | 'ROOM_CHANGED'
  | 'CANCELLED'
  | 'SHRUNK'
  | 'CLOSED'
  | 'SHIFT_MOVED'
  | 'SHIFT_CANCELLED'
  | 'SHIFT_WITHDRAWN'

export interface Notice {
  id: string
  personId: string
  kind: NoticeKindName
  createdAt: Date
  readAt: Date | null
  slotId: string
  slotKind: SlotKind
  /** Null: of a guide's shift. */
  reservationId: string | null
  oldStartsAt: Date | null
  newStartsAt: Date | null
  oldRoom: string
  newRoom: string
  reason: string
  overlappingSlotId: string | null
  noGuide: boolean
  /** The station or route that is closed. */
  closedId: string | null
  reasonEn: string
}

export type NoticeDraft = Pick<Notice, 'id' | 'personId' | 'kind' | 'slotId' | 'slotKind' | 'reservationId'> &
  Partial<
    Pick<
      Notice,
      | 'oldStartsAt'
      | 'newStartsAt'
      | 'oldRoom'
      | 'newRoom'
      | 'reason'
      | 'overlappingSlotId'
      | 'noGuide'
      | 'closedId'
      | 'reasonEn'
    >
  > & {
    /** The closure that it tells of: at most one notice of each closure per reservation. */
    closureId?: string
  }

/** One statement for all, however many are concerned. */
export async function insertNotices(tx: SqlTx, drafts: readonly NoticeDraft[], now: Date): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map((draft) => ({
    id: draft.id,
    person_id: draft.personId,
    kind: draft.kind,
    created_at: now,
    slot_id: draft.slotId,
    slot_kind: draft.slotKind,
    reservation_id: draft.reservationId,
    old_starts_at: draft.oldStartsAt ?? null,
    new_starts_at: draft.newStartsAt ?? null,
    old_room: draft.oldRoom ?? '',
    new_room: draft.newRoom ?? '',
    reason: draft.reason ?? '',
    overlapping_slot_id: draft.overlappingSlotId ?? null,
    no_guide: draft.noGuide ?? false,
    closed_id: draft.closedId ?? null,
    closure_id: draft.closureId ?? null,
    reason_en: draft.reasonEn ?? '',
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
           n.slot_id as "slotId", coalesce(n.slot_kind, s.kind) as "slotKind", n.reservation_id as "reservationId",
           n.old_starts_at as "oldStartsAt", n.new_starts_at as "newStartsAt", n.old_room as "oldRoom",
           n.new_room as "newRoom", n.reason, n.overlapping_slot_id as "overlappingSlotId",
           coalesce(n.no_guide, false) as "noGuide", n.closed_id as "closedId", coalesce(n.reason_en, '') as "reasonEn"
    from notices n left join slots s on s.id = n.slot_id
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
