import type { Tx } from '@xingzhi/runtime/database'
import { updateDeparture } from '../db/departures.ts'
import { updateStays } from '../db/stays.ts'
import type { Departure } from '../domain/departure.ts'
import { peopleBooked } from '../domain/staffing.ts'
import { tellDeparture } from '../events/departure-events.ts'

/**
 * Keeps a departure as it has become, and tells it when its version grew. Its row is locked; so are its stations when it moves or
 * brings more people.
 */
export async function keepDeparture(tx: Tx, before: Departure, after: Departure): Promise<void> {
  await updateDeparture(tx, after)
  const isMoved = before.startsAt.getTime() !== after.startsAt.getTime()
  const takesOther = isMoved || before.status !== after.status || peopleBooked(before) !== peopleBooked(after)
  if (takesOther) await updateStays(tx, after)
  if (after.version !== before.version) await tellDeparture(tx, after.id)
}
