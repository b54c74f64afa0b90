export interface Deadlines {
  status: 'SCHEDULED' | 'CANCELLED'
  startsAt: string
  guidesWanted: number
  guidesConfirmed: number
  callForHelpAt: string
  decideAt: string
}

/**
 * Where a departure stands on the way to its start. `waiting`: guides are missing and a call for help goes out at
 * `callForHelpAt`; `calling`: it has gone out, and it is decided at `decideAt`; `decided`: from now on a guide who
 * leaves, and whose place nobody takes, shrinks or cancels it.
 */
export type Staffing =
  | { phase: 'cancelled' | 'started' | 'staffed' }
  | { phase: 'waiting' | 'calling' | 'decided'; missing: number }

export function staffingOf(departure: Deadlines, now: Date): Staffing {
  if (departure.status === 'CANCELLED') return { phase: 'cancelled' }
  if (new Date(departure.startsAt) <= now) return { phase: 'started' }
  const missing = departure.guidesWanted - departure.guidesConfirmed
  if (missing <= 0) return { phase: 'staffed' }
  if (new Date(departure.decideAt) <= now) return { phase: 'decided', missing }
  return { phase: new Date(departure.callForHelpAt) <= now ? 'calling' : 'waiting', missing }
}
