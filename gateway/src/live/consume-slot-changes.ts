import { fromBinary } from '@bufbuild/protobuf'
import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Bus, BusSubscriber } from '@xingzhi/runtime/bus/bus'
import type { Log } from '@xingzhi/runtime/log'
import { watchLag } from '@xingzhi/runtime/service-metrics'
import { currentTraceparent, SpanKind, withSpan } from '@xingzhi/runtime/telemetry'
import type { LivePort } from './port.ts'

const TOPIC = 'xingzhi.booking.v1'
const GROUP = 'gateway'

/** Passes booking's SlotChanged on to every gateway. One that does not get there is found when they look for themselves (`keepUp`). */
export async function consumeSlotChanges(bus: Bus, live: LivePort, log: Log): Promise<BusSubscriber> {
  const subscriber = await bus.subscribe({
    topic: TOPIC,
    group: GROUP,
    async handle(message) {
      if (message.type !== SlotChangedSchema.typeName) return
      const { traceparent } = message
      const { slot } = fromBinary(SlotChangedSchema, message.payload)
      const span = { kind: SpanKind.CONSUMER, traceparent, attributes: { consumer: GROUP } }
      await withSpan(`handle ${message.type}`, span, async () => {
        const update = {
          slot: must(slot, 'a SlotChanged has no slot'),
          changedAt: message.time.getTime(),
          traceparent: currentTraceparent(),
        }
        await live.publish(update).catch((error: unknown) => {
          log.warn({ err: error }, 'a live update was dropped')
        })
      })
    },
    async onStuck(message, error) {
      log.error({ err: error, eventId: message.id }, 'a slot change cannot be read')
    },
  })
  const unwatch = watchLag(TOPIC, GROUP, subscriber.waiting)
  return {
    ...subscriber,
    stop() {
      unwatch()
      return subscriber.stop()
    },
  }
}
