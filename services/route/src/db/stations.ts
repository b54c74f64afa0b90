import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Station } from '../domain/station.ts'

type Unknown<T> = {
  [Field in keyof T]: undefined extends T[Field] ? Exclude<T[Field], undefined> | null : T[Field]
}
type Row = Omit<Station, 'accessibility'> & Unknown<Station['accessibility']>

const columns = (sql: Sql | SqlTx) => sql`
  id, name, name_en as "nameEn", story, story_en as "storyEn", latitude, longitude,
  precision_metres as "precisionMetres", capacity, opening_hours as "openingHours", step_free as "stepFree", surface,
  seats, toilets, steps, accessibility_note as note, check_in_radius_metres as "checkInRadiusMetres",
  street_town_code as "streetTownCode", demo, version`

/** In the order of `ids`; those that do not exist are left out. */
export async function readStations(sql: Sql | SqlTx, ids: readonly string[]): Promise<Station[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from stations where id = any(${sql.array([...ids])}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, toStation(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function readStation(sql: Sql | SqlTx, id: string): Promise<Station | undefined> {
  return (await readStations(sql, [id]))[0]
}

/**
 * Locks the stations' rows in the order of their ids until the transaction ends; the number of those that exist. Read them in a
 * later statement: this one's snapshot may be older than the locks.
 */
export async function lockStations(tx: SqlTx, ids: readonly string[]): Promise<number> {
  const locked = await tx`
    select from stations where id = any(${tx.array([...ids])}::uuid[]) order by id for no key update`
  return locked.count
}

export async function insertStation(tx: SqlTx, station: Station): Promise<void> {
  await tx`insert into stations ${tx(toRow(station))}`
}

/** The station's row is locked. */
export async function updateStation(tx: SqlTx, station: Station): Promise<void> {
  await tx`update stations set ${tx(toRow(station))} where id = ${station.id}`
}

function toStation({ stepFree, surface, seats, toilets, steps, note, ...same }: Row): Station {
  return {
    ...same,
    accessibility: {
      stepFree: stepFree ?? undefined,
      surface,
      seats: seats ?? undefined,
      toilets: toilets ?? undefined,
      steps: steps ?? undefined,
      note,
    },
  }
}

function toRow(station: Station) {
  const { id, name, story, latitude, longitude, capacity, demo, version, accessibility } = station
  return {
    ...{ id, name, story, latitude, longitude, capacity, demo, version },
    name_en: station.nameEn,
    story_en: station.storyEn,
    precision_metres: station.precisionMetres,
    opening_hours: station.openingHours,
    step_free: accessibility.stepFree ?? null,
    surface: accessibility.surface,
    seats: accessibility.seats ?? null,
    toilets: accessibility.toilets ?? null,
    steps: accessibility.steps ?? null,
    accessibility_note: accessibility.note,
    check_in_radius_metres: station.checkInRadiusMetres,
    street_town_code: station.streetTownCode,
  }
}
