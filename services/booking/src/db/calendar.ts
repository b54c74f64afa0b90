import { fromJson, type JsonValue } from '@bufbuild/protobuf'
import { RefusalSchema } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { fromRefusal } from '@xingzhi/runtime/refusal'
import { rowsOf } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'
import type { Busy } from '../domain/rank-alternatives.ts'

// Calendars are written by the functions of the database alone.

/** Locks people's calendars until the commit. After the slots, before everything else. */
export async function lockPeople(tx: Tx, personIds: readonly string[]): Promise<void> {
  await rowsOf(tx, sql`select lock_people(${sql.param(personIds)}::uuid[])`)
}

/** Frees the time of these reservations, and unmarks what overlapped with nothing but them. Needs the people's locks. */
export async function freeTime(tx: Tx, reservationIds: readonly string[]): Promise<void> {
  await rowsOf(tx, sql`select free_time(${sql.param(reservationIds)}::uuid[])`)
}

/**
 * Moves a slot's reservations in their holders' calendars and marks what overlaps now; by reservation, the slot that each one
 * overlaps with (null: something that has no slot). Needs the slot's lock, takes the people's.
 */
export async function moveTime(
  tx: Tx,
  slot: { id: string; startsAt: Date; endsAt: Date },
): Promise<Map<string, string | null>> {
  const rows = await rowsOf(
    tx,
    sql<{ reservationId: string; slotId: string | null }>`
      select reservation_id as "reservationId", overlapping_slot_id as "slotId"
      from move_time(${slot.id}, ${slot.startsAt}, ${slot.endsAt})
      where overlapping`,
  )
  return new Map(rows.map((row) => [row.reservationId, row.slotId]))
}

/** Drops entries that ended before a moment, at most so many. */
export function forgetEnded(db: Db, before: Date, rowsMax: number): Promise<{ count: number }> {
  return one(db, sql<{ count: number }>`select forget_ended(${before}, ${rowsMax}) as count`)
}

/** By person, when these people are busy from a moment on, and with what. */
export async function listBusyOf(
  db: Db,
  personIds: readonly string[],
  from: Date,
): Promise<Map<string, Busy[]>> {
  if (personIds.length === 0) return new Map()
  const entry = sql`
    person_id as "personId", lower(period) as "startsAt", upper(period) as "endsAt",
    coalesce(slot_id, shift_id) as "slotId", case kind when 'RESERVATION' then subject_id end as "reservationId"`
  const rows = await rowsOf(
    db,
    sql<Busy & { personId: string }>`
      select theirs.*
      from unnest(${sql.param(personIds)}::uuid[]) as asked (id)
      cross join lateral (
        select ${entry} from calendar
        where person_id = asked.id and active and not overlapping and period && tstzrange(${from}, null)
        union all
        select ${entry} from calendar
        where person_id = asked.id and active and overlapping and period && tstzrange(${from}, null)
      ) as theirs`,
  )
  return Map.groupBy(rows, ({ personId }) => personId)
}

/** A guide's time for a shift, under the id of the claim. */
export interface HeldTime {
  id: string
  personId: string
  startsAt: Date
  endsAt: Date
  /** Of an operator who gives it to the guide; empty: nobody does, or says why. */
  reason?: string
}

/** Of a claim that guide told of. */
export interface ShiftTime extends HeldTime {
  shiftId: string
}

/** Holds a person's time until it expires; null: its claim is known already. Takes the person's lock. Refuses OVERLAPS, FORBIDDEN. */
export async function holdTime(
  tx: Tx,
  { id, personId, startsAt, endsAt }: HeldTime,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<Date | null> {
  const held = await one(
    tx,
    sql<{ refusal: JsonValue | null; expiresAt: Date | null }>`
      select refusal, expires_at as "expiresAt"
      from hold_time(${id}, ${personId}, ${startsAt}, ${endsAt}, ${now}, ${expiresAt})`,
  )
  if (held.refusal !== null) throw fromRefusal(fromJson(RefusalSchema, held.refusal))
  return held.expiresAt
}

/** Frees a person's time that a hold took, or a claim, for good. Takes the person's lock. */
export async function freeHold(tx: Tx, id: string, personId: string, forGood: boolean): Promise<void> {
  await rowsOf(tx, sql`select free_hold(${id}, ${personId}, ${forGood})`)
}

/**
 * Keeps a person's time for a claimed shift; an older version does nothing. When it was to start before, if it was claimed already
 * and starts at another time now. Takes the person's lock.
 */
export async function keepShift(tx: Tx, time: ShiftTime, version: number): Promise<Date | null> {
  const { id, shiftId, personId, startsAt, endsAt } = time
  const { movedFrom } = await one(
    tx,
    sql<{ movedFrom: Date | null }>`
      select keep_shift(${id}, ${shiftId}, ${personId}, ${startsAt}, ${endsAt}, ${version}) as "movedFrom"`,
  )
  return movedFrom
}

/** Frees a person's time for good. Whether a claim that was known has gone with it, for the first time. Takes the person's lock. */
export async function releaseShift(tx: Tx, time: ShiftTime, version: number): Promise<boolean> {
  const { id, shiftId, personId, startsAt, endsAt } = time
  const { isNews } = await one(
    tx,
    sql<{ isNews: boolean }>`
      select release_shift(${id}, ${shiftId}, ${personId}, ${startsAt}, ${endsAt}, ${version}) as "isNews"`,
  )
  return isNews
}

/** Whether a claim of this person's on this shift stands. Calendars forget it a week after its end. */
export async function holdsShift(db: Db, shiftId: string, personId: string): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql`
      select from calendar
      where shift_id = ${shiftId} and person_id = ${personId} and kind = 'SHIFT' and active limit 1`,
  )
  return rows.count > 0
}

/** Whose claims on this shift stand. */
export async function listShiftGuides(db: Db, shiftId: string): Promise<string[]> {
  const guides = await listGuidesOf(db, [shiftId])
  return guides.map(({ personId }) => personId)
}

/** The same of many shifts. */
export function listGuidesOf(
  db: Db,
  shiftIds: readonly string[],
): Promise<{ shiftId: string; personId: string }[]> {
  return rowsOf(
    db,
    sql<{ shiftId: string; personId: string }>`
      select shift_id as "shiftId", person_id as "personId"
      from calendar
      where shift_id = any(${sql.param(shiftIds)}::uuid[]) and kind = 'SHIFT' and active
      order by shift_id, person_id`,
  )
}

/** Frees holds that have expired, at most so many. */
export function expireHolds(db: Db, now: Date, rowsMax: number): Promise<{ count: number }> {
  return one(db, sql<{ count: number }>`select expire_holds(${now}, ${rowsMax}) as count`)
}

async function one<Row>(db: Db, statement: ReturnType<typeof sql<Row>>): Promise<Row> {
  return must((await rowsOf(db, statement))[0])
}
