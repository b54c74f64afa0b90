import { sqlOf } from '../src/database.ts'
import type { EventHandler } from '../src/event-handler.ts'
import { markOf } from './facts.ts'

/** The effect of a fact in tests: a row. */
export const writeEffect: EventHandler = async (tx, event) => {
  await sqlOf(
    tx,
  )`insert into effects (event_id, key, place) values (${event.id}, ${event.key}, ${markOf(event)})`
}
