import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import {
  DepartureCancelledSchema,
  DepartureChangedSchema,
  type DepartureFacts,
  DepartureFactsSchema,
  DepartureScheduledSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox, type EventDraft, event } from '@xingzhi/runtime/outbox'
import { toMessage } from '@xingzhi/runtime/to-message'
import { type DepartureInPlace, readDeparturesInPlace } from '../db/departure-facts.ts'
import { shrinkTo } from '../domain/departure.ts'
import { departureMessage } from '../wire/departure.ts'

/** Tells the departure as it stands in this transaction, once for each of its versions. */
export async function tellDeparture(tx: Tx, id: string, isNew = false): Promise<void> {
  const [place] = await readDeparturesInPlace(tx, [id])
  const told = must(place)
  await appendToOutbox(tx, id, [isNew ? departureScheduled(told) : departureFact(told)])
}

/** Tells them in the order of their ids; their rows are locked. */
export async function tellDepartures(tx: Tx, ids: readonly string[]): Promise<void> {
  const places = await readDeparturesInPlace(tx, ids)
  for (const place of places) await appendToOutbox(tx, place.departure.id, [departureFact(place)])
}

export function departureScheduled(place: DepartureInPlace): EventDraft {
  return event(DepartureScheduledSchema, { facts: departureFacts(place) })
}

/** DepartureChanged, or DepartureCancelled when it is. */
export function departureFact(place: DepartureInPlace): EventDraft {
  const facts = departureFacts(place)
  const { departure } = place
  if (departure.status === 'CANCELLED') {
    return event(DepartureCancelledSchema, {
      facts,
      cancelledAt: timestampFromDate(must(departure.cancelledAt)),
    })
  }
  const places = shrinkTo(departure)
  return event(DepartureChangedSchema, { facts, ...(places !== undefined && { shrinkTo: places }) })
}

function departureFacts({ departure, surroundings }: DepartureInPlace): DepartureFacts {
  const { latitude, longitude } = surroundings
  return toMessage(DepartureFactsSchema, {
    ...surroundings,
    departure: departureMessage(departure),
    point: { latitude, longitude },
    maximumPartySize: departure.groupSize,
  })
}
