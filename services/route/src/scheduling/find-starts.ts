import type { Db } from '@xingzhi/runtime/database'
import { planHorizon } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import type { Plan } from '../domain/plan.ts'
import { dataSpan, suggestedStarts, suggestedStartsMax } from '../domain/suggested-starts.ts'
import { readPremises, type Walked } from './premises.ts'

const dayMs = 86_400_000
/** How far from the wished start is searched, to either side: a day, and only when that gives too few, more. */
const reachesMs = [dayMs, 15 * dayMs]

/** The nearest starts at which the plan fits, the nearest first, none before `now`; see `suggestedStarts`. */
export async function findStarts(
  db: Db,
  context: Context,
  walked: Walked,
  plan: Plan,
  now: Date,
): Promise<Date[]> {
  const wishMs = Math.max(plan.startMs, now.getTime() + 1)
  let found: Date[] = []
  for (const reachMs of reachesMs) {
    const allowed = {
      earliestMs: Math.max(now.getTime() + 1, wishMs - reachMs),
      latestMs: Math.min(planHorizon(now).getTime(), wishMs + reachMs),
    }
    const premises = await readPremises(db, context, walked, dataSpan(plan, allowed))
    found = suggestedStarts(plan, premises, wishMs, allowed)
    if (found.length === suggestedStartsMax) return found
  }
  return found
}
