import { readKept } from '@xingzhi/runtime/kept-answers'
import { Refused } from '@xingzhi/runtime/refusal'
import { readStanding } from '../db/standing.ts'
import type { ClaimContext } from './claim-context.ts'
import { commitClaims } from './commit-claims.ts'
import {
  attempt,
  CLAIM_SHIFT,
  type ClaimAnswer,
  type ClaimRequest,
  isOpen,
  type PendingClaim,
} from './pending-claim.ts'
import { copyOf, judge, type Standing, take } from './standing.ts'
import type { TimeHolder } from './time-holder.ts'

/**
 * Answers claims that came in one moment: known keys first; then all are judged by what stands, without a lock; booking holds the
 * time of those who would get their shift, with neither a lock nor a connection held; then, under the locks of all their shifts
 * and people, they are judged again and committed together. What one of them is refused undoes no other.
 */
export async function claimBatch(
  context: ClaimContext,
  requests: readonly ClaimRequest[],
): Promise<(ClaimAnswer | Error)[]> {
  const all = requests.map((request): PendingClaim => ({ request }))
  const asked = firstUnderTheirKeys(all)
  const wishes = asked.map(({ request }) => request)
  const [kept, standing] = await Promise.all([
    readKept(context.db, CLAIM_SHIFT, wishes),
    readStanding(context.db, wishes),
  ])
  asked.forEach((one, at) => {
    const known = kept[at]
    if (known) one.answer = known
  })
  const hopeful = judgeFreely(context, asked.filter(isOpen), standing)
  await holdTimes(context.time, hopeful)
  await commitClaims(context, asked)
  return all.map(({ answer }) => answer ?? 'AGAIN')
}

/** A key that comes twice in one moment is answered first, then known. */
function firstUnderTheirKeys(all: readonly PendingClaim[]): PendingClaim[] {
  const keys = new Set<string>()
  return all.filter(({ request: { personId, key } }) => {
    const name = `${personId} ${key}`
    return !keys.has(name) && keys.add(name)
  })
}

/**
 * Refuses what is refused already, and finds the claims that would be made, each beside those before it. Who is refused only since
 * others of this moment may get the shift first waits for what becomes of them.
 */
function judgeFreely(
  context: ClaimContext,
  open: readonly PendingClaim[],
  standing: Standing,
): PendingClaim[] {
  const now = context.clock()
  const tried = copyOf(standing)
  return open.filter((one) => {
    const taken = attempt(() => judge(tried, one.request, context, { now }))
    if (!(taken instanceof Refused)) {
      if (!taken.isNew) return false
      take(tried, taken)
      one.held = taken.claim
      return true
    }
    const refused = attempt(() => judge(standing, one.request, context, { now }))
    if (refused instanceof Refused) Object.assign(one, { answer: refused, isFresh: true })
    return false
  })
}

async function holdTimes(time: TimeHolder, hopeful: readonly PendingClaim[]): Promise<void> {
  if (hopeful.length === 0) return
  const answers = await time.hold(hopeful.flatMap(({ held }) => held ?? []))
  hopeful.forEach((one, at) => {
    const error = answers[at]
    if (!error) return
    delete one.held
    Object.assign(one, { answer: error, isFresh: error instanceof Refused })
  })
}
