import { fromBinary } from '@bufbuild/protobuf'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/inbox'
import type { Context } from '../context.ts'
import { fromSessionFacts } from '../wire/session-facts.ts'
import { followSession } from './follow-session.ts'

export function onSessionChanged({ clock }: Context): EventHandler {
  return (tx, event) => {
    const { facts } = fromBinary(SessionChangedSchema, event.payload)
    return followSession(tx, fromSessionFacts(facts), { now: clock(), reason: '' })
  }
}
