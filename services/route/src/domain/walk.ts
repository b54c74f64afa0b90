import type { stamps, walks } from '../db/schema.ts'

export type Stamp = typeof stamps.$inferSelect
/** With its stamps, the first one first. */
export type Walk = typeof walks.$inferSelect & { stamps: Stamp[] }

/** A walk without its stamps, and how many of them are self-declared. */
export type CompletedWalk = typeof walks.$inferSelect & { selfDeclared: number }

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
