import { fromBinary } from '@bufbuild/protobuf'
import { SessionCancelledSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { sourceOfSession } from '../wire/shift-source.ts'
import { followShiftSource } from './follow-shift-source.ts'

export function onSessionCancelled({ clock }: Pick<Context, 'clock'>): EventHandler {
  return (tx, event) => {
    const { facts } = fromBinary(SessionCancelledSchema, event.payload)
    return followShiftSource(tx, sourceOfSession(facts), clock())
  }
}
