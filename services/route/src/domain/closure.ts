/** A time in which a station or a route cannot be walked. */
export interface Closure {
  id: string
  /** One of the two. */
  stationId: string | undefined
  routeId: string | undefined
  from: Date
  /** Undefined: until it is ended. */
  until: Date | undefined
  reason: string
  reasonEn: string
  endedAt: Date | undefined
  version: number
}

/** Ended now; one that was to begin later never does. One that is over stays as it is. */
export function endClosure(closure: Closure, now: Date): Closure {
  const isOver = closure.endedAt || (closure.until && closure.until <= now)
  if (isOver) return closure
  const until = closure.from > now ? closure.from : now
  return { ...closure, until, endedAt: now, version: closure.version + 1 }
}
