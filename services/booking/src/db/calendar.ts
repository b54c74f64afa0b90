import { must } from '@xingzhi/runtime/assert'
import type { Sql, Tx } from '@xingzhi/runtime/database'
import type { Busy } from '../domain/rank-alternatives.ts'

/** Locks people's calendars until the commit. After the slots, before everything else. */
export async function lockPeople(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx`select lock_people(${personIds as string[]}::uuid[])`
}

/** Frees the time of these reservations, and unmarks what overlapped with nothing but them. Needs the people's locks. */
export async function freeTime(tx: Tx, reservationIds: readonly string[]): Promise<void> {
  await tx`select free_time(${reservationIds as string[]}::uuid[])`
}

/**
 * Moves a slot's reservations in their holders' calendars and marks what overlaps now; by reservation, the slot that each one
 * overlaps with (null: something that has no slot). Needs the slot's lock, takes the people's.
 */
export async function moveTime(
  tx: Tx,
  slot: { id: string; startsAt: Date; endsAt: Date },
): Promise<Map<string, string | null>> {
  const rows = await tx<{ reservationId: string; slotId: string | null }[]>`
    select reservation_id as "reservationId", overlapping_slot_id as "slotId"
    from move_time(${slot.id}, ${slot.startsAt}, ${slot.endsAt})
    where overlapping`
  return new Map(rows.map((row) => [row.reservationId, row.slotId]))
}

/** Drops entries that ended before a moment, at most so many. */
export async function forgetEnded(sql: Sql, before: Date, rowsMax: number): Promise<{ count: number }> {
  const [row] = await sql<{ count: number }[]>`select forget_ended(${before}, ${rowsMax}) as count`
  return must(row)
}

/** When a person is busy between two moments. */
export function listBusy(sql: Sql, personId: string, from: Date, to: Date): Promise<Busy[]> {
  return sql<Busy[]>`
    select lower(period) as "startsAt", upper(period) as "endsAt" from calendar
    where person_id = ${personId} and active and not overlapping and period && tstzrange(${from}, ${to})
    union all
    select lower(period), upper(period) from calendar
    where person_id = ${personId} and active and overlapping and period && tstzrange(${from}, ${to})`
}
