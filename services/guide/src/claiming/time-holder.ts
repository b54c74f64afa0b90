import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { ActorTokens } from '@xingzhi/runtime/actor'
import { fromRefusal, refusalOf } from '@xingzhi/runtime/refusal'
import { asActor, createRpcClient, type RpcTarget } from '@xingzhi/runtime/rpc-client'
import type { Claim } from '../domain/claim.ts'

/** Booking, as far as it keeps a guide's calendar. A hold has the id of its claim. */
export interface TimeHolder {
  /** Refuses OVERLAPS when the guide is elsewhere at that time. */
  hold(claim: Claim): Promise<void>
  /** For good: the claim was released. Otherwise it never came to be, and may be tried again. */
  free(claim: Claim, options: { forGood: boolean }): Promise<void>
}

// The shift's row is locked meanwhile: others wait for this answer.
const deadlineMs = 5_000
const patienceMs = 2_000

/**
 * Asks in the name of the guide whose time it is, by a token of this service's own: the same for a guide who claims and for an
 * operator who puts somebody in place. It lasts as long as the call, and gives no other right.
 */
export function createTimeHolder(booking: RpcTarget, tokens: ActorTokens, holdSeconds: number): TimeHolder {
  const client = createRpcClient(BookingService, booking, { deadlineMs, patienceMs })
  const inNameOf = ({ personId }: Claim) => asActor(tokens.sign({ personId, roles: ['GUIDE'] }))
  return {
    async hold(claim) {
      const { id, shiftId, startsAt, endsAt } = claim
      const span = { startsAt: timestampFromDate(startsAt), endsAt: timestampFromDate(endsAt) }
      const request = { holdId: id, shiftId, ...span, ttlSeconds: holdSeconds }
      try {
        await client.holdTime(request, inNameOf(claim))
      } catch (error) {
        const refusal = refusalOf(error)
        throw refusal ? fromRefusal(refusal) : error
      }
    },
    async free(claim, { forGood }) {
      await client.freeTime({ holdId: claim.id, forGood }, inNameOf(claim))
    },
  }
}
