import { fromBinary } from '@bufbuild/protobuf'
import { DepartureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { fromDepartureFacts } from '../wire/source-facts.ts'
import { followSlotSource } from './follow-slot-source.ts'

export function onDepartureChanged({ clock }: Pick<Context, 'clock'>): EventHandler {
  return (tx, event) => {
    const { facts, shrinkTo } = fromBinary(DepartureChangedSchema, event.payload)
    const now = clock()
    return followSlotSource(tx, { ...fromDepartureFacts(facts, now), shrinkTo }, now)
  }
}
