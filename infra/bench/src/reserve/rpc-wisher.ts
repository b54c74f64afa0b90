import { BookingService, type ReserveItem } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { createRpcClient, type RpcTarget } from '@xingzhi/runtime/rpc-client'
import type { Wish } from './wishes.ts'

type Item = Pick<ReserveItem, 'actorToken' | 'slotId' | 'partySize' | 'idempotencyKey'>

interface Waiting {
  item: Item
  resolve(): void
  reject(error: unknown): void
}

/** Reserves through booking's RPC, each item with a token of its person's; what one turn brings leaves as one call. */
export function createRpcWisher(
  target: RpcTarget,
  actorKey: string,
  personId: (person: number) => string,
): (wish: Wish) => Promise<void> {
  const client = createRpcClient(BookingService, target)
  const tokens = createActorTokens(actorKey, systemClock)
  let waiting: Waiting[] = []

  async function send(): Promise<void> {
    const batch = waiting
    waiting = []
    try {
      const { verdicts } = await client.reserve({ items: batch.map(({ item }) => item) })
      batch.forEach(({ resolve, reject }, at) => {
        const { verdict } = must(verdicts[at])
        if (verdict.case === 'reservation') resolve()
        else reject(new Error(`refused: ${verdict.value?.code}`))
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return ({ person, slotId, key }) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(send)
      const actorToken = tokens.sign({ personId: personId(person), roles: ['CITIZEN'] })
      waiting.push({ item: { actorToken, slotId, partySize: 1, idempotencyKey: key }, resolve, reject })
    })
}
