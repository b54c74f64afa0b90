import { fromBinary } from '@bufbuild/protobuf'
import { SessionCancelledSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { fromSessionFacts } from '../wire/source-facts.ts'
import { followSlotSource } from './follow-slot-source.ts'

export function onSessionCancelled({ clock }: Context): EventHandler {
  return (tx, event) => {
    const { facts } = fromBinary(SessionCancelledSchema, event.payload)
    const reason = facts?.session?.cancelReason ?? ''
    return followSlotSource(tx, { ...fromSessionFacts(facts), isCancelled: true }, clock(), { reason })
  }
}
