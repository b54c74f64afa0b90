import type { Db } from '@xingzhi/runtime/database'
import { firstIdAt } from '@xingzhi/runtime/ids'
import { type Given, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { Notice } from '../domain/notice.ts'
import type { Standing } from '../domain/overtaken.ts'
import type { SlotKind } from '../domain/slot.ts'
import { calendar, closures, notices, reservations, slots } from './schema.ts'

export type NoticePosition = readonly [createdAt: string, id: string]

const AFTER_ALL: NoticePosition = ['9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

/** How what it tells of stands now. */
const standing = {
  slotStartsAt: slots.startsAt,
  slotEndsAt: slots.endsAt,
  slotRoom: slots.room,
  slotMeetingPoint: slots.meetingPoint,
  reservationStatus: reservations.status,
  overlapping: sql<boolean>`coalesce(${calendar.overlapping}, false)`,
  holdsAgain: sql<boolean>`(${notices.kind} = 'SHRUNK' and exists (
    select from reservations later
    where later.person_id = ${notices.personId} and later.slot_id = ${notices.slotId} and later.status <> 'CANCELLED'))`,
  closureEnded: closures.ended,
  claimStartsAt: sql<Date | null>`(
    select lower(claim.period) from calendar claim
    where claim.shift_id = ${notices.slotId} and claim.person_id = ${notices.personId}
      and claim.kind = 'SHIFT' and claim.active
    limit 1)`.mapWith(notices.createdAt),
}

const selectBefore = prepared(
  (db, given: Given<{ personId: string; createdAt: Date; id: string; limit: number }>) =>
    db
      .select({
        ...getTableColumns(notices),
        slotKind: sql<SlotKind>`coalesce(${notices.slotKind}, ${slots.kind})`,
        ...standing,
      })
      .from(notices)
      .leftJoin(slots, eq(slots.id, notices.slotId))
      .leftJoin(reservations, eq(reservations.id, notices.reservationId))
      .leftJoin(calendar, eq(calendar.subjectId, notices.reservationId))
      .leftJoin(closures, eq(closures.id, notices.closureId))
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
const updateShown = prepared((db, given: Given<{ personId: string; ids: readonly string[]; now: Date }>) =>
  db
    .update(notices)
    .set({ shownAt: sql`coalesce(${notices.shownAt}, ${given.now})` })
    .where(and(sql`${notices.id} = any(${given.ids})`, eq(notices.personId, given.personId)))
    .returning({ id: notices.id }),
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

/** A person's notices, the newest first, each with how things stand now. */
export function listNotices(
  db: Db,
  personId: string,
  { limit, after = AFTER_ALL }: { limit: number; after: NoticePosition | undefined },
): Promise<(Notice & Standing)[]> {
  const [createdAt, id] = after
  return selectBefore(db, { personId, createdAt: new Date(createdAt), id, limit })
}

export async function countUnread(db: Db, personId: string): Promise<number> {
  const [row] = await selectUnread(db, { personId })
  return row?.count ?? 0
}

/** Notes that a person gets to see these of theirs; the ids of those that were not taken back in this moment. */
export async function markShown(
  db: Db,
  personId: string,
  ids: readonly string[],
  now: Date,
): Promise<string[]> {
  const shown = await updateShown(db, { personId, ids, now })
  return shown.map(({ id }) => id)
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
