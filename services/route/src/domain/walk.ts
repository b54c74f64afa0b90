export type CheckInProof = 'CODE' | 'PLACE'

/** Proof of a station visited. */
export interface Stamp {
  stationId: string
  walkId: string
  proof: CheckInProof
  /** By the server's clock, when the check-in arrived. */
  at: Date
  /** What the device said; never later than `at`. */
  claimedAt: Date | undefined
  /** 0 for a code. */
  accuracyMetres: number
}

/** One person's walk of a route. */
export interface Walk {
  id: string
  personId: string
  routeId: string
  startedAt: Date
  completedAt: Date | undefined
  stamps: readonly Stamp[]
}

/** The walk with this stamp; the first one of a station stays. `stationIds`: of the route as it is now. */
export function stampWalk(walk: Walk, stamp: Stamp, stationIds: readonly string[], now: Date): Walk {
  const isKnown = walk.stamps.some(({ stationId }) => stationId === stamp.stationId)
  return completed(isKnown ? walk : { ...walk, stamps: [...walk.stamps, stamp] }, stationIds, now)
}

/** Complete when each station that the route has now has its stamp: one that it lost is not waited for. Once, for good. */
export function completed(walk: Walk, stationIds: readonly string[], now: Date): Walk {
  if (walk.completedAt) return walk
  const stamped = new Set(walk.stamps.map(({ stationId }) => stationId))
  return stationIds.every((id) => stamped.has(id)) ? { ...walk, completedAt: now } : walk
}
