import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import {
  SessionCancelledSchema,
  SessionChangedSchema,
  type SessionFactsSchema,
  SessionPublishedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { type EventDraft, event } from '@xingzhi/runtime/outbox'
import type { SessionInPlace } from '../db/session-facts.ts'
import { sessionMessage } from '../wire/session.ts'

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

function sessionFacts({
  session,
  surroundings,
}: SessionInPlace): MessageInitShape<typeof SessionFactsSchema> {
  const { craft, maximumPartySize, latitude, longitude } = surroundings
  return {
    session: sessionMessage(session),
    craft: Craft[craft as keyof typeof Craft],
    maximumPartySize,
    point: { latitude, longitude },
  }
}
