import { fromBinary } from '@bufbuild/protobuf'
import { SessionPublishedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { sourceOfSession } from '../wire/shift-source.ts'
import { followShiftSource } from './follow-shift-source.ts'

export function onSessionPublished({ clock }: Pick<Context, 'clock'>): EventHandler {
  return (tx, event) => {
    const { facts } = fromBinary(SessionPublishedSchema, event.payload)
    return followShiftSource(tx, sourceOfSession(facts), clock())
  }
}
