import { must } from '@xingzhi/runtime/assert'
import type { SqlTx } from '@xingzhi/runtime/database'
import type { Departure } from '../domain/departure.ts'
import { type DepartureRow, departureColumns, toDeparture } from './departures.ts'

/** What others need to know of a departure's route and first station. */
export interface DepartureSurroundings {
  theme: string
  qualificationIds: string[]
  latitude: number
  longitude: number
  streetTownCode: string
}

export interface DepartureInPlace {
  departure: Departure
  surroundings: DepartureSurroundings
}

type Row = DepartureRow & DepartureSurroundings

const inPlace = (tx: SqlTx) => tx`
  select ${departureColumns(tx)}, theme, qualification_ids as "qualificationIds", latitude, longitude,
    street_town_code as "streetTownCode"
  from departures
  join routes on routes.id = departures.route_id
  join stays as first on first.departure_id = departures.id and first.position = 0
  join stations on stations.id = first.station_id`

/** As they stand in this transaction, in no order. */
export async function readDeparturesInPlace(tx: SqlTx, ids: readonly string[]): Promise<DepartureInPlace[]> {
  const rows = await tx<Row[]>`${inPlace(tx)} where departures.id = any(${tx.array([...ids])}::uuid[])`
  return rows.map(toDepartureInPlace)
}

/** All departures, 200 at a time. */
export async function* allDepartures(tx: SqlTx): AsyncIterable<DepartureInPlace> {
  const limit = 200
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx<Row[]>`
      ${inPlace(tx)} where departures.id > ${after} order by departures.id limit ${limit}`
    yield* rows.map(toDepartureInPlace)
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

function toDepartureInPlace(row: Row): DepartureInPlace {
  const { theme, qualificationIds, latitude, longitude, streetTownCode, ...departure } = row
  return {
    departure: toDeparture(departure),
    surroundings: { theme, qualificationIds, latitude, longitude, streetTownCode },
  }
}
