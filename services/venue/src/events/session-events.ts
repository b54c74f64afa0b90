import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import {
  SessionCancelledSchema,
  SessionChangedSchema,
  type SessionFacts,
  SessionFactsSchema,
  SessionPublishedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { type EventDraft, event } from '@xingzhi/runtime/outbox'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { SessionInPlace } from '../db/session-facts.ts'

export function sessionPublished(place: SessionInPlace): EventDraft {
  return event(SessionPublishedSchema, { facts: sessionFacts(place) })
}

export function sessionChanged(place: SessionInPlace): EventDraft {
  return event(SessionChangedSchema, { facts: sessionFacts(place) })
}

export function sessionCancelled(place: SessionInPlace): EventDraft {
  const cancelledAt = timestampFromDate(must(place.session.cancelledAt))
  return event(SessionCancelledSchema, { facts: sessionFacts(place), cancelledAt })
}

function sessionFacts({ session, surroundings }: SessionInPlace): SessionFacts {
  const { latitude, longitude } = surroundings
  return toMessage(SessionFactsSchema, { session, ...surroundings, point: { latitude, longitude } })
}
