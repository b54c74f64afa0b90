import { fromBinary } from '@bufbuild/protobuf'
import { DepartureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { sourceOfDeparture } from '../wire/shift-source.ts'
import { followShiftSource } from './follow-shift-source.ts'

export function onDepartureChanged({ clock }: Pick<Context, 'clock'>): EventHandler {
  return (tx, event) => {
    const { facts } = fromBinary(DepartureChangedSchema, event.payload)
    return followShiftSource(tx, sourceOfDeparture(facts), clock())
  }
}
