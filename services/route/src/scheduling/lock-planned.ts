import type { Tx } from '@xingzhi/runtime/database'
import { refuse } from '@xingzhi/runtime/refusal'
import { lockDeparture, readDepartures } from '../db/departures.ts'
import { lockStations } from '../db/stations.ts'
import type { Departure } from '../domain/departure.ts'
import { stationIdsOf } from '../domain/route.ts'

/** Locks a departure's stations by their ids, then the departure: the order of all. Its stations never change. Refuses NOT_FOUND. */
export async function lockPlanned(tx: Tx, id: string): Promise<Departure> {
  const [found] = await readDepartures(tx, [id])
  if (!found) refuse('NOT_FOUND', { what: 'departure' })
  await lockStations(tx, stationIdsOf(found.stops))
  return (await lockDeparture(tx, id)) ?? refuse('NOT_FOUND', { what: 'departure' })
}
