import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromMs } from '@bufbuild/protobuf/wkt'
import {
  SessionCancelledSchema,
  SessionChangedSchema,
  type SessionFactsSchema,
  SessionPublishedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import type { ModelSession } from './booking-model.ts'
import { insist, type Run } from './booking-model-run.ts'
import type { SessionStep } from './booking-model-steps.ts'
import { factsOf } from './start-booking.ts'

/** A step of a session; resolves when booking has heard of it. From now on it may have come about. */
export async function tellStep(run: Run, first: number, step: SessionStep): Promise<void> {
  if (step.do === 'publish') return publish(run, first)
  const slotId = must(run.open[step.slot % run.open.length])
  const slot = must(run.model.slots.get(slotId))
  const version = (run.versions.get(slotId) ?? 1) + 1
  if (slot.was !== slot.is) return
  if (step.do === 'tell an old fact') {
    return tell(run, first, SessionChangedSchema, factsFor(slotId, version - 1, { ...slot.is, capacity: 99 }))
  }
  run.versions.set(slotId, version)
  const is = changed(slot.is, step, Math.min(...run.bookings.map(({ now }) => now())))
  // A cancelled session stays so, whatever is told of it.
  if (!slot.is.isCancelled) slot.is = is
  const schema = step.do === 'cancel' ? SessionCancelledSchema : SessionChangedSchema
  await tell(run, first, schema, factsFor(slotId, version, is))
}

const HOUR_MS = 3_600_000

function changed(session: ModelSession, step: SessionStep, now: number): ModelSession {
  if (step.do === 'resize') return { ...session, capacity: step.capacity }
  if (step.do === 'cancel') return { ...session, isCancelled: true }
  if (step.do !== 'move') return session
  const startsAt = Math.floor(now / HOUR_MS) * HOUR_MS + step.startsIn * HOUR_MS
  return { ...session, startsAt, closesAt: startsAt, endsAt: startsAt + session.endsAt - session.startsAt }
}

/** A new session in place of the oldest one that is open. */
export async function publish(run: Run, first: number): Promise<void> {
  const id = newId()
  const number = run.versions.size
  const now = must(run.bookings[0]).now()
  const startsAt = Math.floor(now / HOUR_MS) * HOUR_MS + (2 + ((number * 7) % 8)) * HOUR_MS
  const session = {
    isCancelled: false,
    capacity: 6 + ((number * 5) % 17),
    maximumPartySize: 4,
    opensAt: number % 6 === 0 ? now + HOUR_MS / 2 : now - HOUR_MS,
    closesAt: startsAt - (number % 4 === 0 ? HOUR_MS : 0),
    startsAt,
    endsAt: startsAt + (1 + (number % 3)) * HOUR_MS,
  }
  run.model.slots.set(id, { id, was: undefined, is: session })
  run.versions.set(id, 1)
  run.open.push(id)
  await tell(run, first, SessionPublishedSchema, factsFor(id, 1, session))
}

type Facts = MessageInitShape<typeof SessionFactsSchema>
type FactSchema = typeof SessionPublishedSchema | typeof SessionChangedSchema | typeof SessionCancelledSchema

function factsFor(id: string, version: number, session: ModelSession): Facts {
  const { capacity, maximumPartySize, isCancelled } = session
  const status = isCancelled ? SessionStatus.CANCELLED : SessionStatus.PUBLISHED
  return factsOf({
    id,
    version,
    capacity,
    maximumPartySize,
    status,
    session: {
      opensAt: timestampFromMs(session.opensAt),
      closesAt: timestampFromMs(session.closesAt),
      startsAt: timestampFromMs(session.startsAt),
      endsAt: timestampFromMs(session.endsAt),
    },
  })
}

/** Under one id, so that a process that is asked after another died may have had it before. */
async function tell(run: Run, first: number, schema: FactSchema, facts: Facts): Promise<void> {
  const id = newId()
  await insist(run, first, (booking) => booking.hear(id, schema, { facts }))
}
