import { type PlaceRequest, reserveBatch } from '@xingzhi/booking/reserve/reserve-batch'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import type { Slice } from '../frame/interleave.ts'
import { type Crowd, createPeople, createWishes } from './wishes.ts'

/** (a): batches of one size in one call after the other, on one connection. */
export function functionAlone(
  url: string,
  crowd: Crowd,
  batchSize: number,
  started: AsyncDisposableStack,
): (seconds: number) => Promise<Slice> {
  const database = openDatabase({ url, connectionsMax: 1, name: 'function alone' })
  started.defer(() => database.close())
  const next = createWishes(crowd)
  const personId = createPeople()

  function draw(): PlaceRequest {
    const { person, slotId, key } = next()
    const plain = { partySize: 1, refusal: undefined, traceparent: undefined }
    return { personId: personId(person), slotId, key, requestHash: key, ...plain }
  }

  return async (seconds) => {
    const startedAt = performance.now()
    const until = startedAt + seconds * 1000
    let done = 0
    while (performance.now() < until) {
      const requests = Array.from({ length: batchSize }, draw)
      const rules = { now: new Date(), activeReservationsMax: 10 }
      const verdicts = await reserveBatch(database.sql, requests, rules)
      for (const { case: outcome } of verdicts) must(outcome === 'reservation' || undefined, 'refused')
      done += verdicts.length
    }
    return { done, seconds: (performance.now() - startedAt) / 1000 }
  }
}
