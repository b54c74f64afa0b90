import type { Db, Tx } from '@xingzhi/runtime/database'
import { inOrderOf } from '@xingzhi/runtime/in-order-of'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Station } from '../domain/station.ts'
import { stations } from './schema.ts'

const { stepFree, surface, seats, toilets, steps, note, ...own } = getTableColumns(stations)
const whole = { ...own, accessibility: { stepFree, surface, seats, toilets, steps, note } }

/** In the order of `ids`; those that do not exist are left out. */
export async function readStations(db: Db, ids: readonly string[]): Promise<Station[]> {
  return inOrderOf(ids, await stationsById(db, { ids }))
}

const stationsById = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select(whole).from(stations).where(sql`${stations.id} = any(${ids})`),
)

export type PlannedStation = Pick<
  Station,
  'id' | 'name' | 'nameEn' | 'capacity' | 'openingHours' | 'latitude' | 'longitude'
>

/** What a plan is held against of stations, without their stories. In the order of `ids`. */
export async function readPlannedStations(db: Db, ids: readonly string[]): Promise<PlannedStation[]> {
  return inOrderOf(ids, await plannedById(db, { ids }))
}

const plannedById = prepared((db, { ids }: Given<{ ids: readonly string[] }>) => {
  const { id, name, nameEn, capacity, openingHours, latitude, longitude } = stations
  return db
    .select({ id, name, nameEn, capacity, openingHours, latitude, longitude })
    .from(stations)
    .where(sql`${id} = any(${ids})`)
})

export async function readStation(db: Db, id: string): Promise<Station | undefined> {
  return (await readStations(db, [id]))[0]
}

/**
 * Locks the stations' rows in the order of their ids until the transaction ends; the number of those that exist. Read them in a
 * later statement: this one's snapshot may be older than the locks.
 */
export async function lockStations(tx: Tx, ids: readonly string[]): Promise<number> {
  return (await stationsLocked(tx, { ids })).length
}

const stationsLocked = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db
    .select({ id: stations.id })
    .from(stations)
    .where(sql`${stations.id} = any(${ids})`)
    .orderBy(stations.id)
    .for('no key update'),
)

export async function insertStation(tx: Tx, station: Station): Promise<void> {
  await tx.insert(stations).values({ ...station, ...station.accessibility })
}

/** The station's row is locked. */
export async function updateStation(tx: Tx, station: Station): Promise<void> {
  await tx
    .update(stations)
    .set({ ...station, ...station.accessibility })
    .where(eq(stations.id, station.id))
}
