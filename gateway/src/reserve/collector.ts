import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { ReserveItem, ReserveVerdict } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { currentTraceparent, withJoinedSpan } from '@xingzhi/runtime/telemetry'
import type { Clients } from '../clients.ts'

type Item = Pick<ReserveItem, 'actorToken' | 'slotId' | 'partySize' | 'idempotencyKey'>

export interface Answer {
  verdict: ReserveVerdict['verdict']
  /** The slot as it stands after the verdict; undefined: there is none, or it was not looked at. */
  slot: Slot | undefined
}

export interface ReserveCollector {
  /** One person's wish; its verdict. Rejects as the RPC that carried it. */
  reserve(item: Item): Promise<Answer>
}

interface Waiting {
  item: Item
  traceparent: string | undefined
  resolve(answer: Answer): void
  reject(error: unknown): void
}

const ITEMS_MAX = 512

/** Sends what one turn of the event loop collected as one RPC: a burst of people costs as many calls as it has turns. */
export function createReserveCollector(booking: Pick<Clients['booking'], 'reserve'>): ReserveCollector {
  let waiting: Waiting[] = []

  async function send(batch: Waiting[]): Promise<void> {
    try {
      const span = {
        attributes: { requests: batch.length },
        traceparents: () => batch.map(({ traceparent }) => traceparent),
      }
      const { verdicts, slots } = await withJoinedSpan('send reservations', span, () =>
        booking.reserve({ items: batch.map(({ item }) => item) }),
      )
      const slotOf = new Map(slots.map((slot) => [slot.id, slot]))
      const answers = batch.map(({ item }, at) => ({
        verdict: must(verdicts[at], 'booking left out a verdict').verdict,
        slot: slotOf.get(item.slotId),
      }))
      batch.forEach(({ resolve }, at) => {
        resolve(must(answers[at]))
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  function sendAll(): void {
    const collected = waiting
    waiting = []
    for (let from = 0; from < collected.length; from += ITEMS_MAX) {
      void send(collected.slice(from, from + ITEMS_MAX))
    }
  }

  return {
    reserve(item) {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(sendAll)
        waiting.push({ item, traceparent: currentTraceparent(), resolve, reject })
      })
    },
  }
}
