import type { ReserveItem, ReserveVerdict } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { currentTraceparent, withJoinedSpan } from '@xingzhi/runtime/telemetry'
import type { Clients } from '../clients.ts'

type Item = Pick<ReserveItem, 'actorToken' | 'slotId' | 'partySize' | 'idempotencyKey'>
type Verdict = ReserveVerdict['verdict']

export interface ReserveCollector {
  /** One person's wish; its verdict. Rejects as the RPC that carried it. */
  reserve(item: Item): Promise<Verdict>
}

interface Waiting {
  item: Item
  traceparent: string | undefined
  resolve(verdict: Verdict): void
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
      const { verdicts } = await withJoinedSpan('send reservations', span, () =>
        booking.reserve({ items: batch.map(({ item }) => item) }),
      )
      const answers = batch.map((_, at) => must(verdicts[at], 'booking left out a verdict').verdict)
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
