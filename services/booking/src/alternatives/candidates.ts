import type { Db } from '@xingzhi/runtime/database'
import { keepRecent } from '@xingzhi/runtime/recent'
import { findCandidates } from '../db/search.ts'
import { findSlots } from '../db/slots.ts'
import { type OrderedCandidate, orderCandidates } from '../domain/rank-alternatives.ts'
import type { Slot } from '../domain/slot.ts'

/** What may do instead of a slot, for whoever asks at this moment. */
export interface Candidates {
  wished: Slot
  ordered: OrderedCandidate[]
}

const HORIZON_MS = 14 * 86_400_000
const CANDIDATES_MAX = 1_000
const MOMENT_MS = 250
const KEPT_MAX = 200

interface Moment {
  at: number
  now: Date
  candidates: Promise<Candidates | undefined>
}

/** Finds candidates once a moment for all who wish for the same slot; undefined when there is no such slot. */
export function createCandidates(db: Db) {
  const kept = keepRecent<string, Moment>(KEPT_MAX)
  return (slotId: string, now: Date): Promise<Candidates | undefined> => {
    const known = kept.get(slotId)
    if (known && isFresh(known, now)) return known.candidates
    const candidates = find(db, slotId, now)
    const moment = { at: performance.now(), now, candidates }
    kept.set(slotId, moment)
    // A failure is for those who waited for it.
    candidates.catch(() => {
      moment.at = Number.NEGATIVE_INFINITY
    })
    return candidates
  }
}

/** By the time that passed, and by the clock, which may have been set. */
function isFresh(moment: Moment, now: Date): boolean {
  const passed = Math.abs(now.getTime() - moment.now.getTime())
  return passed < MOMENT_MS && performance.now() - moment.at < MOMENT_MS
}

async function find(db: Db, slotId: string, now: Date): Promise<Candidates | undefined> {
  const [wished] = await findSlots(db, [slotId])
  if (!wished) return undefined
  const found = await findCandidates(db, { wished, now, ...spanAround(wished, now), limit: CANDIDATES_MAX })
  return { wished, ordered: orderCandidates(wished.startsAt, found) }
}

/** Around the day that was wished for, as far as that lies ahead. */
function spanAround({ startsAt }: Slot, now: Date): { startsAfter: Date; startsBefore: Date } {
  const wishedMs = Math.max(startsAt.getTime(), now.getTime())
  const startsAfter = new Date(Math.max(wishedMs - HORIZON_MS, now.getTime()))
  return { startsAfter, startsBefore: new Date(wishedMs + HORIZON_MS) }
}
