import { fromBinary } from '@bufbuild/protobuf'
import { SessionPublishedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { fromSessionFacts } from '../wire/source-facts.ts'
import { followSlotSource } from './follow-slot-source.ts'

export function onSessionPublished({ clock }: Context): EventHandler {
  return (tx, event) => {
    const { facts } = fromBinary(SessionPublishedSchema, event.payload)
    return followSlotSource(tx, fromSessionFacts(facts), clock())
  }
}
