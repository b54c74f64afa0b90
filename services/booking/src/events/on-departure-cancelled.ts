import { fromBinary } from '@bufbuild/protobuf'
import { DepartureCancelledSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { CancelCause } from '@xingzhi/proto/route/v1/route_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { fromDepartureFacts } from '../wire/source-facts.ts'
import { followSlotSource } from './follow-slot-source.ts'

export function onDepartureCancelled({ clock }: Pick<Context, 'clock'>): EventHandler {
  return (tx, event) => {
    const { facts } = fromBinary(DepartureCancelledSchema, event.payload)
    const now = clock()
    const noGuide = facts?.departure?.cancelCause === CancelCause.NO_GUIDE
    const reason = noGuide ? '' : (facts?.departure?.cancelReason ?? '')
    const source = { ...fromDepartureFacts(facts, now), isCancelled: true }
    return followSlotSource(tx, source, now, { reason, noGuide })
  }
}
