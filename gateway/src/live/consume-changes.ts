import { fromBinary } from '@bufbuild/protobuf'
import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Bus, BusMessage, BusSubscriber } from '@xingzhi/runtime/bus/bus'
import type { Log } from '@xingzhi/runtime/log'
import { watchLag } from '@xingzhi/runtime/service-metrics'
import { currentTraceparent, SpanKind, withSpan } from '@xingzhi/runtime/telemetry'
import { newsIn } from './person-facts.ts'
import type { LivePort } from './port.ts'

/** Slots, reservations and notices; claims. */
const TOPICS = ['xingzhi.booking.v1', 'xingzhi.guide.v1']
const GROUP = 'gateway'

/**
 * Passes on to every gateway how slots stand and whose things changed. What does not get there is found when they look for
 * themselves (`keepUp`).
 */
export async function consumeChanges(
  bus: Bus,
  live: LivePort,
  log: Log,
): Promise<Pick<BusSubscriber, 'stop'>> {
  const subscribers = await Promise.all(TOPICS.map((topic) => consume(topic, bus, live, log)))
  return {
    async stop() {
      await Promise.all(subscribers.map((subscriber) => subscriber.stop()))
    },
  }
}

async function consume(topic: string, bus: Bus, live: LivePort, log: Log): Promise<BusSubscriber> {
  const subscriber = await bus.subscribe({
    topic,
    group: GROUP,
    async handle(message) {
      if (message.type === SlotChangedSchema.typeName) return passOn(message, live, log)
      const news = newsIn(message)
      if (news !== undefined) await live.tell(news)
    },
    async onStuck(message, error) {
      log.error({ err: error, eventId: message.id }, 'a change cannot be read')
    },
  })
  const unwatch = watchLag(topic, GROUP, subscriber.waiting)
  return {
    ...subscriber,
    stop() {
      unwatch()
      return subscriber.stop()
    },
  }
}

async function passOn(message: BusMessage, live: LivePort, log: Log): Promise<void> {
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
}
