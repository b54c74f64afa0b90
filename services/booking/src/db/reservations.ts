import { must } from '@xingzhi/runtime/assert'
import type { Db, Sql, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { and, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Reservation } from '../domain/reservation.ts'
import { calendar, people, reservations, sites, slots } from './schema.ts'

const NO_ID = '00000000-0000-0000-0000-000000000000'

// Written out, so that the indexes of the ones and of the others are known to serve.
const isCancelled = sql`${reservations.status} = 'CANCELLED'`
const isNotCancelled = sql`${reservations.status} <> 'CANCELLED'`

/** By id, in no order; those that do not exist are left out. */
export function findReservations(over: Db | Sql, ids: readonly string[]): Promise<Reservation[]> {
  return selectByIds(over, { ids })
}

/** By id, those that a person may see: their own, and those at sites that they manage. */
export function findVisibleReservations(
  db: Db,
  ids: readonly string[],
  reader: { personId: string; seesAllSites: boolean },
): Promise<Reservation[]> {
  return selectVisible(db, { ids, ...reader })
}

/** Those to come by start, then those past, the latest first. */
export type ReservationPosition = readonly [isPast: 0 | 1, order: number, id: string]

const BEFORE_ALL: ReservationPosition = [0, Number.MIN_SAFE_INTEGER, NO_ID]

/** A reservation is past when its slot has ended. */
export function positionOf({ startsAt, endsAt, id }: Reservation, now: Date): ReservationPosition {
  return endsAt > now ? [0, startsAt.getTime(), id] : [1, -startsAt.getTime(), id]
}

/** A person's, by their positions. */
export function listReservations(
  db: Db,
  personId: string,
  now: Date,
  { limit, after = BEFORE_ALL }: { limit: number; after: ReservationPosition | undefined },
): Promise<Reservation[]> {
  const [isPast, order, id] = after
  return selectOfPerson(db, { personId, now, isPast, order, id, limit })
}

/** Who holds places in a slot, or held them when it was cancelled, by creation, with names and contacts as far as they are known. */
export function listSlotReservations(
  db: Db,
  slotId: string,
  { limit, after }: { limit: number; after: readonly [id: string] | undefined },
) {
  return selectWithPeople(db, { slotId, after: after?.[0] ?? NO_ID, limit })
}

/** Those that hold places in a slot, by person. */
export function listActiveReservations(db: Db, slotId: string): Promise<Reservation[]> {
  return selectActive(db, { slotId })
}

/** Which slot a person's own reservation is in. Needs no lock: it never changes. */
export async function findOwnSlotId(db: Db, id: string, personId: string): Promise<string | undefined> {
  const [row] = await selectOwnSlotId(db, { id, personId })
  return row?.slotId
}

/** The one of this slot that has this id or code. */
export async function findInSlot(
  db: Db,
  slotId: string,
  by: { id: string } | { code: string },
): Promise<Reservation | undefined> {
  const [found] =
    'id' in by
      ? await selectInSlotById(db, { slotId, ...by })
      : await selectInSlotByCode(db, { slotId, ...by })
  return found
}

/** Needs the slot's lock. */
export async function updatePartySize(tx: Tx, { id, partySize }: Reservation): Promise<void> {
  await updateSize(tx, { id, partySize })
}

/** Needs the slot's lock. How many people are there of all its parties then. */
export async function markAttendance(tx: Tx, reservation: Reservation): Promise<number> {
  const { id, slotId, status, peoplePresent, checkedInAt } = reservation
  await tx.update(reservations).set({ status, peoplePresent, checkedInAt }).where(eq(reservations.id, id))
  const [there] = await tx
    .select({ people: sql<number>`coalesce(sum(${reservations.peoplePresent}), 0)::int` })
    .from(reservations)
    .where(eq(reservations.slotId, slotId))
  return must(there).people
}

/** Needs the slot's lock. */
export async function markCancelled(
  tx: Tx,
  ids: readonly string[],
  { now, withSlot }: { now: Date; withSlot: boolean },
): Promise<void> {
  await updateCancelled(tx, { ids, now, withSlot })
}

/** With what they show of their slot and of the entry in the calendar. */
const shown = {
  ...getTableColumns(reservations),
  slotKind: slots.kind,
  startsAt: slots.startsAt,
  endsAt: slots.endsAt,
  overlapping: sql<boolean>`coalesce(${calendar.overlapping}, false)`.as('overlapping'),
}

const selectShown = (db: Db) =>
  db
    .select(shown)
    .from(reservations)
    .innerJoin(slots, eq(slots.id, reservations.slotId))
    .leftJoin(calendar, eq(calendar.subjectId, reservations.id))

const isAmong = (ids: unknown): SQL => sql`${reservations.id} = any(${ids})`

const selectByIds = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  selectShown(db).where(isAmong(ids)),
)

const selectVisible = prepared(
  (db, given: Given<{ ids: readonly string[]; personId: string; seesAllSites: boolean }>) =>
    selectShown(db).where(
      and(
        isAmong(given.ids),
        sql`(${eq(reservations.personId, given.personId)} or ${given.seesAllSites} or exists (
          select from ${sites}
          where ${eq(sites.id, slots.siteId)} and ${given.personId}::uuid = any(${sites.managerIds})))`,
      ),
    ),
)

type Listed = Given<{
  personId: string
  now: Date
  isPast: 0 | 1
  order: number
  id: string
  limit: number
}>

const selectOfPerson = prepared((db, given: Listed) => {
  const isTheirs = eq(reservations.personId, given.personId)
  const mine = unionAll(
    selectShown(db).where(and(isTheirs, isNotCancelled)),
    selectShown(db).where(and(isTheirs, isCancelled)),
  ).as('mine')
  const isToCome = sql`${mine.endsAt} > ${given.now}::timestamptz`
  const order = sql`
    (extract(epoch from ${mine.startsAt}) * 1000)::bigint * case when ${isToCome} then 1 else -1 end`
  const position = sql`case when ${isToCome} then 0 else 1 end, ${order}, ${mine.id}`
  return db
    .select()
    .from(mine)
    .where(sql`(${position}) > (${given.isPast}::int, ${given.order}::bigint, ${given.id}::uuid)`)
    .orderBy(position)
    .limit(given.limit)
})

const selectWithPeople = prepared((db, given: Given<{ slotId: string; after: string; limit: number }>) => {
  const held = selectShown(db)
    .where(
      and(
        eq(reservations.slotId, given.slotId),
        gt(reservations.id, given.after),
        sql`(${isNotCancelled} or ${reservations.cancelledWithSlot})`,
      ),
    )
    .orderBy(reservations.id)
    .limit(given.limit)
    .as('held')
  return db.select().from(held).leftJoin(people, eq(people.id, held.personId)).orderBy(held.id)
})

const selectActive = prepared((db, { slotId }: Given<{ slotId: string }>) =>
  selectShown(db)
    .where(and(eq(reservations.slotId, slotId), isNotCancelled))
    .orderBy(reservations.personId),
)

const selectOwnSlotId = prepared((db, { id, personId }: Given<{ id: string; personId: string }>) =>
  db
    .select({ slotId: reservations.slotId })
    .from(reservations)
    .where(and(eq(reservations.id, id), eq(reservations.personId, personId))),
)

const selectInSlotById = prepared((db, { slotId, id }: Given<{ slotId: string; id: string }>) =>
  selectShown(db).where(and(eq(reservations.id, id), eq(reservations.slotId, slotId))),
)

const selectInSlotByCode = prepared((db, { slotId, code }: Given<{ slotId: string; code: string }>) =>
  selectShown(db).where(and(eq(reservations.code, code), eq(reservations.slotId, slotId))),
)

const updateSize = prepared((db, given: Given<{ id: string; partySize: number }>) =>
  db
    .update(reservations)
    .set({ partySize: sql`${given.partySize}` })
    .where(eq(reservations.id, given.id)),
)

const updateCancelled = prepared(
  (db, given: Given<{ ids: readonly string[]; now: Date; withSlot: boolean }>) =>
    db
      .update(reservations)
      .set({
        status: 'CANCELLED',
        cancelledAt: sql`${given.now}`,
        cancelledWithSlot: sql`${given.withSlot}`,
        peoplePresent: null,
        checkedInAt: null,
      })
      .where(isAmong(given.ids)),
)
