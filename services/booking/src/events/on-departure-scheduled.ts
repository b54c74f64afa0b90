import { fromBinary } from '@bufbuild/protobuf'
import { DepartureScheduledSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { fromDepartureFacts } from '../wire/source-facts.ts'
import { followSlotSource } from './follow-slot-source.ts'

export function onDepartureScheduled({ clock }: Pick<Context, 'clock'>): EventHandler {
  return (tx, event) => {
    const { facts } = fromBinary(DepartureScheduledSchema, event.payload)
    const now = clock()
    return followSlotSource(tx, fromDepartureFacts(facts, now), now)
  }
}
