import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { LOWEST_ID } from '@xingzhi/runtime/ids'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { and, eq, gt, sql } from 'drizzle-orm'
import { wholeDeparture } from './departures.ts'
import { departures, routes, stations, stays } from './schema.ts'

export type DepartureInPlace = Awaited<ReturnType<typeof readDeparturesInPlace>>[number]

/** As they stand in this transaction, with what others need to know of route and first station; in no order. */
export async function readDeparturesInPlace(tx: Tx, ids: readonly string[]) {
  return inPlaceById(tx, { ids })
}

const inPlaceById = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  inPlace(db).where(sql`${departures.id} = any(${ids})`),
)

/** All departures, 200 at a time. */
export async function* allDepartures(tx: Tx): AsyncIterable<DepartureInPlace> {
  const limit = 200
  let after = LOWEST_ID
  for (;;) {
    const places = await inPlaceAfter(tx, { after, limit })
    yield* places
    if (places.length < limit) return
    after = must(places.at(-1)).departure.id
  }
}

const inPlaceAfter = prepared((db, { after, limit }: Given<{ after: string; limit: number }>) =>
  inPlace(db).where(gt(departures.id, after)).orderBy(departures.id).limit(limit),
)

function inPlace(db: Db) {
  const { theme, qualificationIds } = routes
  const { latitude, longitude, streetTownCode } = stations
  return db
    .select({
      departure: wholeDeparture,
      surroundings: { theme, qualificationIds, latitude, longitude, streetTownCode },
    })
    .from(departures)
    .innerJoin(routes, eq(routes.id, departures.routeId))
    .innerJoin(stays, and(eq(stays.departureId, departures.id), eq(stays.position, 0)))
    .innerJoin(stations, eq(stations.id, stays.stationId))
}
