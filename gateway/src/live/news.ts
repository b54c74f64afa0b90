import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { currentTraceparent, isRecorded, SpanKind, withSpan } from '@xingzhi/runtime/telemetry'
import { liveDelaySeconds } from '../metrics.ts'
import type { LiveUpdate } from './port.ts'
import { offer, type Watcher } from './watcher.ts'

export interface News {
  /** Offers a slot to its watchers, within the trace of the request that changed it. */
  tell(watchers: ReadonlySet<Watcher>, slot: Slot, change: LiveUpdate | undefined): void
  /** The trace that a slot came to this state in, when it is recorded. */
  traceparentOf(slot: Slot): string | undefined
}

/** Measures how late each change is told, and follows its trace to the pages. */
export function createNews(): News {
  const traceparents = new WeakMap<Slot, string>()
  return {
    tell(watchers, slot, change) {
      const offerToAll = () => {
        for (const watcher of watchers) offer(watcher, slot)
      }
      if (change) liveDelaySeconds.observe(Math.max(0, Date.now() - change.changedAt) / 1000)
      if (!isRecorded(change?.traceparent)) {
        offerToAll()
        return
      }
      const attributes = { watchers: watchers.size }
      const span = { kind: SpanKind.PRODUCER, traceparent: change?.traceparent, attributes }
      void withSpan('send slotChanged', span, async () => {
        const own = currentTraceparent()
        if (own !== undefined) traceparents.set(slot, own)
        offerToAll()
      })
    },
    traceparentOf: (slot) => traceparents.get(slot),
  }
}
