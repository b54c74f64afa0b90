import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Reservation } from '../domain/reservation.ts'

type Reader = Sql | SqlTx

/** By id, in no order; those that do not exist are left out. */
export function findReservations(sql: Reader, ids: readonly string[]): Promise<Reservation[]> {
  return sql<Reservation[]>`${select(sql)} where r.id = any(${ids as string[]}::uuid[])`
}

/** By id, those that a person may see: their own, and those at sites that they manage. */
export function findVisibleReservations(
  sql: Sql,
  ids: readonly string[],
  reader: { personId: string; seesAllSites: boolean },
): Promise<Reservation[]> {
  return sql<Reservation[]>`
    ${select(sql)}
    where r.id = any(${ids as string[]}::uuid[])
      and (r.person_id = ${reader.personId} or ${reader.seesAllSites}
        or exists (select from sites where sites.id = s.site_id and ${reader.personId}::uuid = any(sites.manager_ids)))`
}

export type ReservationPosition = readonly [isPast: 0 | 1, order: number, id: string]

/** Those to come by start, then those past, the latest first. A reservation is past when its slot has ended. */
export function listReservations(
  sql: Sql,
  personId: string,
  now: Date,
  page: { limit: number; after: ReservationPosition | undefined },
): Promise<(Reservation & { isPast: 0 | 1; order: number })[]> {
  const [isPast, order, id] = page.after ?? [0, Number.MIN_SAFE_INTEGER, NO_ID]
  return sql<(Reservation & { isPast: 0 | 1; order: number })[]>`
    select * from (
      select mine.*,
             case when mine."endsAt" > ${now} then 0 else 1 end as "isPast",
             (extract(epoch from mine."startsAt") * 1000)::bigint
               * case when mine."endsAt" > ${now} then 1 else -1 end as "order"
      from (
        ${select(sql)} where r.person_id = ${personId} and r.status <> 'CANCELLED'
        union all
        ${select(sql)} where r.person_id = ${personId} and r.status = 'CANCELLED'
      ) as mine
    ) as sorted
    where ("isPast", "order", id) > (${isPast}::int, ${order}::bigint, ${id}::uuid)
    order by "isPast", "order", id
    limit ${page.limit}`
}

export interface SlotReservationRow extends Reservation {
  displayName: string | null
  contact: string | null
}

/** Who holds places in a slot, or held them when it was cancelled, by creation. */
export function listSlotReservations(
  sql: Sql,
  slotId: string,
  page: { limit: number; after: readonly [id: string] | undefined },
): Promise<SlotReservationRow[]> {
  return sql<SlotReservationRow[]>`
    select held.*, p.display_name as "displayName", p.contact
    from (
      ${select(sql)}
      where r.slot_id = ${slotId} and r.id > ${page.after?.[0] ?? NO_ID}::uuid
        and (r.status <> 'CANCELLED' or r.cancelled_with_slot)
      order by r.id
      limit ${page.limit}
    ) as held
    left join people p on p.id = held."personId"
    order by held.id`
}

/** Those that hold places in a slot, by person. */
export function listActiveReservations(tx: SqlTx, slotId: string): Promise<Reservation[]> {
  return tx<Reservation[]>`
    ${select(tx)} where r.slot_id = ${slotId} and r.status <> 'CANCELLED' order by r.person_id`
}

/** Which slot a person's own reservation is in. Needs no lock: it never changes. */
export async function findOwnSlotId(
  tx: SqlTx,
  reservationId: string,
  personId: string,
): Promise<string | undefined> {
  const [row] = await tx<{ slotId: string }[]>`
    select slot_id as "slotId" from reservations where id = ${reservationId} and person_id = ${personId}`
  return row?.slotId
}

/** The one of this slot that has this id or code. */
export async function findInSlot(
  tx: SqlTx,
  slotId: string,
  by: { id: string } | { code: string },
): Promise<Reservation | undefined> {
  const named = 'id' in by ? tx`r.id = ${by.id}` : tx`r.code = ${by.code}`
  const [found] = await tx<Reservation[]>`${select(tx)} where ${named} and r.slot_id = ${slotId}`
  return found
}

/** Needs the slot's lock. */
export async function markAttended(tx: SqlTx, attended: Reservation): Promise<void> {
  await tx`
    update reservations
    set status = 'ATTENDED', people_present = ${attended.peoplePresent}, checked_in_at = ${attended.checkedInAt}
    where id = ${attended.id}`
}

/** Those that hold places in these slots and were told nothing of this closure yet. */
export function listUntoldOfClosure(
  tx: SqlTx,
  slotIds: readonly string[],
  closureId: string,
): Promise<Pick<Reservation, 'id' | 'personId' | 'slotId'>[]> {
  return tx<Pick<Reservation, 'id' | 'personId' | 'slotId'>[]>`
    select r.id, r.person_id as "personId", r.slot_id as "slotId" from reservations r
    where r.slot_id = any(${slotIds as string[]}::uuid[]) and r.status <> 'CANCELLED'
      and not exists (select from notices n where n.reservation_id = r.id and n.closure_id = ${closureId})
    order by r.slot_id, r.person_id`
}

/** Needs the slot's lock. */
export async function markCancelled(
  tx: SqlTx,
  reservationIds: readonly string[],
  how: { now: Date; withSlot: boolean },
): Promise<void> {
  await tx`
    update reservations
    set status = 'CANCELLED', cancelled_at = ${how.now}, cancelled_with_slot = ${how.withSlot}, people_present = null,
        checked_in_at = null
    where id = any(${reservationIds as string[]}::uuid[])`
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

const select = (sql: Reader) => sql`
  select r.id, r.slot_id as "slotId", s.kind as "slotKind", r.person_id as "personId", r.party_size as "partySize",
         r.status, r.code, r.created_at as "createdAt", s.starts_at as "startsAt", s.ends_at as "endsAt",
         coalesce(c.overlapping, false) as overlapping, r.cancelled_with_slot as "cancelledWithSlot",
         r.people_present as "peoplePresent", r.checked_in_at as "checkedInAt"
  from reservations r
  join slots s on s.id = r.slot_id
  left join calendar c on c.subject_id = r.id`
