import type { Clock } from '@xingzhi/runtime/clock'
import type { Tx } from '@xingzhi/runtime/database'
import type { EventDraft } from '@xingzhi/runtime/outbox'
import { allClosures } from '../db/closures.ts'
import { allDepartures } from '../db/departure-facts.ts'
import { completedWalks } from '../db/walks.ts'
import { closureChanged } from './closure-changed.ts'
import { departureFact, departureScheduled } from './departure-events.ts'
import { walkCompleted } from './walk-completed.ts'

/**
 * All departures, closures and completed walks as they stand. A departure that was decided is told as changed: that fact says
 * how far it shrinks.
 */
export function republish(clock: Clock) {
  return async function* (tx: Tx): AsyncIterable<{ key: string; events: EventDraft[] }> {
    for await (const place of allDepartures(tx)) {
      const { id, status, decidedAt } = place.departure
      const isOpen = status === 'SCHEDULED' && !decidedAt
      yield { key: id, events: [isOpen ? departureScheduled(place) : departureFact(place)] }
    }
    for await (const closure of allClosures(tx)) {
      const { draft } = await closureChanged(tx, closure, clock())
      yield { key: closure.id, events: [draft] }
    }
    for await (const walk of completedWalks(tx)) yield { key: walk.id, events: [walkCompleted(walk)] }
  }
}
