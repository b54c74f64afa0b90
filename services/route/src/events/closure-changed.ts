import { ClosureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { type EventDraft, event } from '@xingzhi/runtime/outbox'
import { departuresTouched } from '../db/upcoming-departures.ts'
import type { Closure } from '../domain/closure.ts'
import { closureMessage } from '../wire/closure.ts'

/** With the departures still to come that it touches; of one that ends now, as it stood `before`: who was told of it is told that. */
export async function closureChanged(
  tx: Tx,
  closure: Closure,
  now: Date,
  before: Closure = closure,
): Promise<{ draft: EventDraft; departureIds: string[] }> {
  const ended = closure.endedAt !== null
  const departureIds = await departuresOf(tx, before, now)
  const version = BigInt(closure.version)
  const draft = event(ClosureChangedSchema, {
    closure: closureMessage(closure),
    ended,
    departureIds,
    version,
  })
  return { draft, departureIds }
}

async function departuresOf(
  tx: Tx,
  { stationId, routeId, from, until }: Closure,
  now: Date,
): Promise<string[]> {
  if (until && until <= now) return []
  return departuresTouched(tx, { stationId, routeId, from: from > now ? from : now, until })
}
