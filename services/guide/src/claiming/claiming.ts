import type { ClaimShiftResponse } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { type Combiner, createCombiner } from '@xingzhi/runtime/combiner'
import { refuse } from '@xingzhi/runtime/refusal'
import { withJoinedSpan } from '@xingzhi/runtime/telemetry'
import { claimBatch } from './claim-batch.ts'
import type { ClaimContext } from './claim-context.ts'
import type { ClaimAnswer, ClaimRequest } from './pending-claim.ts'

export interface Claiming {
  /** Refuses as ClaimShift does. */
  claim(request: ClaimRequest): Promise<ClaimShiftResponse>
  /** Resolves when nobody waits for an answer. */
  drain(): Promise<void>
}

const BATCH_MAX = 128
const QUEUE_MAX = 5_000
/** Each time somebody else came before, and got or left what was wanted. */
const JUDGED_MAX = 20

/** Claims in batches: one under way, what arrives meanwhile is the next. */
export function createClaiming(context: ClaimContext): Claiming {
  const combiner: Combiner<ClaimRequest, ClaimAnswer> = createCombiner({
    run: (batch) =>
      withJoinedSpan(
        'claim_batch',
        { attributes: { claims: batch.length }, traceparents: () => batch.map((one) => one.traceparent) },
        () => claimBatch(context, batch),
      ),
    batchMax: BATCH_MAX,
    queueMax: QUEUE_MAX,
  })
  return {
    async claim(request) {
      for (let round = 0; round < JUDGED_MAX; round++) {
        const answer = await (combiner.take(request) ?? refuse('BUSY'))
        if (answer !== 'AGAIN') return answer
      }
      return refuse('BUSY')
    },
    drain: combiner.drain,
  }
}
