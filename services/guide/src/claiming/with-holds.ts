import { sqlStateOf } from '@xingzhi/runtime/database'
import { Refused, refuse } from '@xingzhi/runtime/refusal'
import type { Claim } from '../domain/claim.ts'
import type { HoldWords, TimeHolder } from './time-holder.ts'

/** Asserts that the claim's time is held; refuses when booking does. */
export type Hold = (claim: Claim) => void

const ASKED_MAX = 5

/** The write has to begin anew, once booking was asked. */
class NotHeld extends Error {
  override name = 'NotHeld'
  readonly claim: Claim

  constructor(claim: Claim) {
    super('the time is not held yet')
    this.claim = claim
  }
}

/**
 * Runs a write that needs time to be held. Booking is asked while the write is undone: no lock and no connection waits for it; then
 * the write runs again. What was held is freed when the database is known to have undone it; after an outage nobody knows, and a
 * hold ends by itself unless its claim is there.
 */
export async function withHolds<T>(
  time: TimeHolder,
  write: (hold: Hold) => Promise<T>,
  { reason }: HoldWords = {},
): Promise<T> {
  const asked = new Map<string, { claim: Claim; refused: Refused | undefined }>()
  const hold = (claim: Claim) => {
    const known = asked.get(keyOf(claim))
    if (!known) throw new NotHeld(claim)
    if (known.refused) throw known.refused
  }
  for (;;) {
    try {
      return await write(hold)
    } catch (error) {
      if (error instanceof NotHeld && asked.size < ASKED_MAX) {
        const { claim } = error
        asked.set(keyOf(claim), { claim, refused: await refusalFor(time, claim, { reason }) })
        continue
      }
      if (error instanceof NotHeld || isUndone(error)) {
        const held = [...asked.values()].filter(({ refused }) => !refused)
        await Promise.all(held.map(({ claim }) => freeSoon(time, claim, false)))
      }
      if (error instanceof NotHeld) refuse('BUSY')
      throw error
    }
  }
}

/** Frees the time at once, if booking can be reached: a hold's end, or the fact that is told of a release, does it anyway. */
export async function freeSoon(
  time: TimeHolder,
  claim: Claim,
  forGood: boolean,
  words: HoldWords = {},
): Promise<void> {
  await time.free(claim, { forGood, ...words }).catch(() => {})
}

/** Whether a write that failed so is known to have left nothing. */
export function isUndone(error: unknown): boolean {
  return error instanceof Refused || undoing.has(sqlStateOf(error))
}

/** Whether two claims hold the same time: the shift may have moved since one was held. */
export function holdsSame(one: Claim, other: Claim): boolean {
  return keyOf(one) === keyOf(other)
}

async function refusalFor(time: TimeHolder, claim: Claim, words: HoldWords): Promise<Refused | undefined> {
  const [answer] = await time.hold([claim], words)
  if (answer instanceof Error && !(answer instanceof Refused)) throw answer
  return answer
}

// exclusion_violation and check_violation: a claim with this id was not there before and is not now.
const undoing = new Set(['23P01', '23514'])
const keyOf = ({ id, startsAt, endsAt }: Claim) => `${id} ${startsAt.getTime()} ${endsAt.getTime()}`
