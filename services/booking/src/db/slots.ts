import { must } from '@xingzhi/runtime/assert'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Slot } from '../domain/slot.ts'

/** Locks the slot until the commit: every writer does so before it touches anything of the slot's. */
export async function lockSlot(tx: SqlTx, id: string): Promise<Slot | undefined> {
  const [slot] = await tx<Slot[]>`select ${slotColumns(tx)} from slots s where s.id = ${id} for no key update`
  return slot
}

/** Locks these slots until the commit, by their ids; those that exist, in that order. */
export function lockSlots(tx: SqlTx, ids: readonly string[]): Promise<Slot[]> {
  return tx<Slot[]>`
    select ${slotColumns(tx)} from slots s where s.id = any(${ids as string[]}::uuid[]) order by s.id for no key update`
}

/** By id, in no order; those that do not exist are left out. */
export function findSlots(sql: Sql, ids: readonly string[]): Promise<Slot[]> {
  return sql<Slot[]>`select ${slotColumns(sql)} from slots s where s.id = any(${ids as string[]}::uuid[])`
}

/** All slots after an id, by id. */
export function listSlots(tx: SqlTx, after: string, limit: number): Promise<Slot[]> {
  return tx<Slot[]>`select ${slotColumns(tx)} from slots s where s.id > ${after} order by s.id limit ${limit}`
}

export async function insertSlot(tx: SqlTx, slot: Slot): Promise<void> {
  await tx`insert into slots ${tx(rowOf(slot))}`
}

/** Needs the slot's lock. */
export async function updateSlot(tx: SqlTx, slot: Slot): Promise<void> {
  const updated = await tx`update slots set ${tx(rowOf(slot))} where id = ${slot.id}`
  must(updated.count === 1 || undefined, 'the slot is gone')
}

export const slotColumns = (sql: Sql | SqlTx) => sql`
  s.id, s.kind, s.status, s.wanted, s.capacity, s.reserved, s.offered, s.reservation_count as "reservationCount",
  s.maximum_party_size as "maximumPartySize", s.version, s.source_version as "sourceVersion",
  s.opens_at as "opensAt", s.closes_at as "closesAt", s.starts_at as "startsAt", s.ends_at as "endsAt",
  s.craft, s.site_id as "siteId", s.theme, s.route_id as "routeId", s.room, s.latitude, s.longitude`

function rowOf(slot: Slot) {
  return {
    id: slot.id,
    kind: slot.kind,
    status: slot.status,
    wanted: slot.wanted,
    capacity: slot.capacity,
    reserved: slot.reserved,
    offered: slot.offered,
    reservation_count: slot.reservationCount,
    maximum_party_size: slot.maximumPartySize,
    version: slot.version,
    source_version: slot.sourceVersion,
    opens_at: slot.opensAt,
    closes_at: slot.closesAt,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
    craft: slot.craft,
    site_id: slot.siteId,
    theme: slot.theme,
    route_id: slot.routeId,
    room: slot.room,
    latitude: slot.latitude,
    longitude: slot.longitude,
  }
}
