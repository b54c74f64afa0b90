import { useMemo } from 'react'
import { useNow } from './use-now.ts'

const STEP_MS = 10 * 60_000

/** The present in steps of ten minutes: a question that begins there stays the same question for that long. */
export function useSteadyNow(): Date {
  const step = Math.floor(useNow().getTime() / STEP_MS)
  return useMemo(() => new Date(step * STEP_MS), [step])
}
