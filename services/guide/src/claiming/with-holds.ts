import { sqlStateOf } from '@xingzhi/runtime/database'
import { Refused } from '@xingzhi/runtime/refusal'
import type { Claim } from '../domain/claim.ts'
import type { TimeHolder } from './time-holder.ts'

/**
 * Runs a write that holds time on its way. What it held is freed when the database is known to have undone the write; after an outage
 * nobody knows, and a hold ends by itself unless its claim is there.
 */
export async function withHolds<T>(
  time: TimeHolder,
  write: (hold: TimeHolder['hold']) => Promise<T>,
): Promise<T> {
  const held = new Map<string, Claim>()
  try {
    return await write(async (claim) => {
      await time.hold(claim)
      held.set(claim.id, claim)
    })
  } catch (error) {
    if (isUndone(error)) await Promise.all([...held.values()].map((claim) => freeSoon(time, claim, false)))
    throw error
  }
}

/** Frees the time at once, if booking can be reached: a hold's end, or the fact that is told of a release, does it anyway. */
export async function freeSoon(time: TimeHolder, claim: Claim, forGood: boolean): Promise<void> {
  await time.free(claim, { forGood }).catch(() => {})
}

// exclusion_violation and check_violation: a claim with this id was not there before and is not now.
const undoing = new Set(['23P01', '23514'])

function isUndone(error: unknown): boolean {
  return error instanceof Refused || undoing.has(sqlStateOf(error))
}
