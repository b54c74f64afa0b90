import { create } from '@bufbuild/protobuf'
import {
  type ClaimShiftResponse,
  ClaimShiftResponseSchema,
  GuideService,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import type { KeyedIntent } from '@xingzhi/runtime/kept-answers'
import { Refused } from '@xingzhi/runtime/refusal'
import type { Claim } from '../domain/claim.ts'
import { claimMessage, shiftMessage } from '../wire/shift.ts'
import type { ClaimContext } from './claim-context.ts'
import type { Taken, Wish } from './standing.ts'

const method = GuideService.method.claimShift
/** How the answers of ClaimShift are kept. */
export const CLAIM_SHIFT = { name: method.name, output: method.output }

/** A claim that somebody makes under a key. */
export interface ClaimRequest extends Wish, KeyedIntent {
  traceparent: string | undefined
}

/** The answer; AGAIN: what it was judged by is no more, and it has to be judged anew. Refusals are errors. */
export type ClaimAnswer = ClaimShiftResponse | 'AGAIN'

/** A request on its way: whose time is held, and what it was answered. */
export interface PendingClaim {
  request: ClaimRequest
  held?: Claim
  answer?: ClaimAnswer | Error
  /** Refused, and still to be kept under its key. */
  isFresh?: boolean
}

/** What guides are told of their claim. */
export function claimAnswer({ shift, claim }: Taken, { rules }: ClaimContext, now: Date): ClaimShiftResponse {
  return create(ClaimShiftResponseSchema, {
    shift: shiftMessage(shift, rules, now),
    claim: claimMessage(claim, rules),
  })
}

export function isOpen({ answer }: PendingClaim): boolean {
  return answer === undefined
}

/** What `work` makes, or is refused with. */
export function attempt<T>(work: () => T): T | Refused {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}
