import { distanceMetres, type Point } from '@xingzhi/runtime/distance'
import type { Stamp } from './walk.ts'

export type StampDoubt = NonNullable<Stamp['doubt']>

/** Where and when somebody was at a station. */
export interface Visit {
  point: Point
  radiusMetres: number
  at: Date
}

/** What a device says of when it was there, and how its own clock goes. */
export interface DeviceTimes {
  claimed: Date | null
  sent: Date | null
}

/** Faster than anybody walks with a group, slower than anybody drives. */
const METRES_PER_SECOND_MAX = 2.5
/** Two stations may lie within reach of each other; nobody is at three within so long. */
const BURST_MS = 60_000
/** A clock that nothing is known of may be a little off. */
const CLOCK_TOLERANCE_MS = 60_000

/**
 * When it happened by our own clock: a device whose clock is wrong was as wrong when it made the check-in as when it sends it. Never
 * in the future.
 */
export function visitedAt({ claimed, sent }: DeviceTimes, now: Date): Date {
  if (!claimed) return now
  const offMs = sent ? now.getTime() - sent.getTime() : 0
  return new Date(Math.min(claimed.getTime() + offMs, now.getTime()))
}

/** It is said to have happened before the walk began. */
export function isBeforeWalk(at: Date, startedAt: Date, { sent }: DeviceTimes): boolean {
  return at.getTime() < startedAt.getTime() - (sent ? 0 : CLOCK_TOLERANCE_MS)
}

/** Nobody walks that fast to here from where they were, or from here to where they were afterwards. */
export function isTooFast(visit: Visit, others: readonly Visit[]): boolean {
  const awayMs = (other: Visit) => Math.abs(other.at.getTime() - visit.at.getTime())
  const isUnwalked = (other: Visit) => {
    const metres = distanceMetres(visit.point, other.point) - visit.radiusMetres - other.radiusMetres
    return (metres / METRES_PER_SECOND_MAX) * 1_000 > awayMs(other)
  }
  return others.some(isUnwalked) || others.filter((other) => awayMs(other) < BURST_MS).length > 1
}
