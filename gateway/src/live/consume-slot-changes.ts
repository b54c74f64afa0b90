import { fromBinary } from '@bufbuild/protobuf'
import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Bus, BusSubscriber } from '@xingzhi/runtime/bus/bus'
import type { Log } from '@xingzhi/runtime/log'
import type { LivePort } from './port.ts'

const TOPIC = 'xingzhi.booking.v1'
const GROUP = 'gateway'

/** Passes booking's SlotChanged on to every gateway. One that cannot be passed on is dropped: pages ask for the state when they come back. */
export function consumeSlotChanges(bus: Bus, live: LivePort, log: Log): Promise<BusSubscriber> {
  return bus.subscribe({
    topic: TOPIC,
    group: GROUP,
    async handle(message) {
      if (message.type !== SlotChangedSchema.typeName) return
      const { slot } = fromBinary(SlotChangedSchema, message.payload)
      await live.publish(must(slot, 'a SlotChanged has no slot')).catch((error: unknown) => {
        log.warn({ err: error }, 'a live update was dropped')
      })
    },
    async onStuck(message, error) {
      log.error({ err: error, eventId: message.id }, 'a slot change cannot be read')
    },
  })
}
