import { type Changes, changesOf } from '@xingzhi/runtime/changes'
import type { closures } from '../db/schema.ts'

export type Closure = typeof closures.$inferSelect

/** What an operator says of a closure. */
export type ClosurePlan = Omit<Closure, 'id' | 'endedAt' | 'version'>

/** Ended now; one that was to begin later never does. One that is over stays as it is. */
export function endClosure(closure: Closure, now: Date): Closure {
  const isOver = closure.endedAt || (closure.until && closure.until <= now)
  if (isOver) return closure
  const until = closure.from > now ? closure.from : now
  return { ...closure, until, endedAt: now, version: closure.version + 1 }
}

/** What differs between two states of a closure; all of it when there was none before. */
export function changesOfClosure(before: Closure | undefined, after: Closure): Changes {
  const { id: _, version: __, ...told } = after
  return changesOf(before, after, Object.keys(told) as (keyof Closure)[])
}
