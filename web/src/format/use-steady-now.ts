import { useMemo } from 'react'
import { steadyNow } from './steady-now.ts'
import { useNow } from './use-now.ts'

/** `steadyNow` while the component is on screen; the same moment for a whole step. */
export function useSteadyNow(): Date {
  const start = steadyNow(useNow()).getTime()
  return useMemo(() => new Date(start), [start])
}
