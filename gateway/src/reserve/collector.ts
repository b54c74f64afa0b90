import type { MessageInitShape } from '@bufbuild/protobuf'
import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type {
  Alternative,
  FindAlternativesItemSchema,
  ReserveItem,
  ReserveVerdict,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Clients } from '../clients.ts'
import { collect } from './collect.ts'

type Item = Pick<
  ReserveItem,
  'actorToken' | 'slotId' | 'partySize' | 'idempotencyKey' | 'expectedStartsAt' | 'expectedMeetingPoint'
>
type Wish = MessageInitShape<typeof FindAlternativesItemSchema>

export interface Answer {
  verdict: ReserveVerdict['verdict']
  /** The slot as it stands after the verdict; undefined: there is none, or it was not looked at. */
  slot: Slot | undefined
}

/** Speaks to booking for all who reserve at the same time. Rejects as the RPC that carried the item. */
export interface ReserveCollector {
  reserve(item: Item): Promise<Answer>
  /** What else would suit; none for one that cannot be fulfilled. */
  findAlternatives(wish: Wish): Promise<Alternative[]>
}

type Booking = Pick<Clients['booking'], 'reserve' | 'findAlternativesForMany'>

export function createReserveCollector(booking: Booking): ReserveCollector {
  return {
    reserve: collect('send reservations', async (items: Item[]): Promise<Answer[]> => {
      const { verdicts, slots } = await booking.reserve({ items })
      const slotOf = new Map(slots.map((slot) => [slot.id, slot]))
      return verdicts.map(({ verdict }, at) => ({ verdict, slot: slotOf.get(must(items[at]).slotId) }))
    }),
    findAlternatives: collect('find alternatives', async (items: Wish[]) => {
      const { answers, answerOf } = await booking.findAlternativesForMany({ items, alikeOnce: true })
      // A booking of before answers each one.
      return items.map((_, at) => must(answers[answerOf.length > 0 ? (answerOf[at] ?? -1) : at]).alternatives)
    }),
  }
}
