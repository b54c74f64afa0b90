import { create } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Code, ConnectError } from '@connectrpc/connect'
import { BookingService, HoldTimeRequestSchema } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import type { ActorTokens } from '@xingzhi/runtime/actor'
import { fromRefusal, refusalOf } from '@xingzhi/runtime/refusal'
import { asActor, createRpcClient, type RpcTarget } from '@xingzhi/runtime/rpc-client'
import type { Claim } from '../domain/claim.ts'

export interface HoldWords {
  /** An operator's, for the guide to whom they give the shift, or from whom they take it: booking tells them, and no event holds it. */
  reason?: string | undefined
}

/** Booking, as far as it keeps a guide's calendar. A hold has the id of its claim. */
export interface TimeHolder {
  /** For each claim nothing, the refusal (OVERLAPS when the guide is elsewhere at that time), or why nobody knows. */
  hold(claims: readonly Claim[], words?: HoldWords): Promise<(Error | undefined)[]>
  /** For good: the claim was released. Otherwise it never came to be, and may be tried again. */
  free(claim: Claim, options: { forGood: boolean } & HoldWords): Promise<void>
}

// Others wait behind this answer.
const deadlineMs = 5_000
const patienceMs = 2_000
const AWAY: readonly Code[] = [Code.Unavailable, Code.DeadlineExceeded]

/**
 * Asks in the name of the guide whose time it is, by a token of this service's own: the same for a guide who claims and for an
 * operator who puts somebody in place. It lasts as long as the call, and gives no other right.
 */
export function createTimeHolder(booking: RpcTarget, tokens: ActorTokens, holdSeconds: number): TimeHolder {
  const client = createRpcClient(BookingService, booking, { deadlineMs, patienceMs })
  const tokenFor = ({ personId }: Claim) => tokens.sign({ personId, roles: ['GUIDE'] })
  const requestFor = ({ id, shiftId, startsAt, endsAt }: Claim, { reason = '' }: HoldWords = {}) =>
    create(HoldTimeRequestSchema, {
      ...{ holdId: id, shiftId, ttlSeconds: holdSeconds, reason },
      ...{ startsAt: timestampFromDate(startsAt), endsAt: timestampFromDate(endsAt) },
    })

  async function holdOne(claim: Claim, words?: HoldWords): Promise<Error | undefined> {
    try {
      await client.holdTime(requestFor(claim, words), asActor(tokenFor(claim)))
      return undefined
    } catch (error) {
      const refusal = refusalOf(error)
      return refusal ? fromRefusal(refusal) : ConnectError.from(error)
    }
  }

  async function holdTogether(claims: readonly Claim[]): Promise<(Error | undefined)[]> {
    const items = claims.map((claim) => ({ actorToken: tokenFor(claim), hold: requestFor(claim) }))
    try {
      const { verdicts } = await client.holdTimes({ items })
      return claims.map((_, at) => {
        const verdict = verdicts[at]?.verdict
        if (verdict?.case === 'held') return undefined
        return verdict?.case === 'refusal'
          ? fromRefusal(verdict.value)
          : new Error('a hold without a verdict')
      })
    } catch (reason) {
      const error = ConnectError.from(reason)
      if (AWAY.includes(error.code)) return claims.map(() => error)
      // What is wrong with one of them, or a booking that knows only single ones, is no matter of the others.
      return Promise.all(claims.map((claim) => holdOne(claim)))
    }
  }

  return {
    hold: (claims, words) =>
      claims.length > 1 ? holdTogether(claims) : Promise.all(claims.map((claim) => holdOne(claim, words))),
    async free(claim, { forGood, reason = '' }) {
      await client.freeTime({ holdId: claim.id, forGood, reason }, asActor(tokenFor(claim)))
    },
  }
}
