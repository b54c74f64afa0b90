import type { departures } from '../db/schema.ts'
import { deadlinesOf, type StaffingRules } from './staffing.ts'

type Deciding = typeof departures.$inferSelect

/** An operator who tries out starts gets back to the first. */
const STARTS_KEPT_MAX = 20

/**
 * When a departure at another start is decided. At one that it had before it is as it was, as long as that lies ahead or was decided;
 * at any other one it is decided anew.
 */
export function decisionAt(startsAt: Date, departure: Deciding, now: Date, rules: StaffingRules) {
  const { startsBefore, decideAt, decidedAt } = departure
  const deadlines = deadlinesOf(startsAt, now, rules)
  const [startMs, decideMs] = [departure.startsAt.getTime(), decideAt.getTime()]
  const left = { startMs, decideMs, decidedMs: decidedAt ? decidedAt.getTime() : null }
  const others = startsBefore.filter((one) => one.startMs !== startMs)
  const kept = { startsBefore: [left, ...others].slice(0, STARTS_KEPT_MAX) }
  const before = startsBefore.find((one) => one.startMs === startsAt.getTime())
  if (!before || (before.decidedMs === null && before.decideMs <= now.getTime())) {
    return { ...deadlines, ...kept, decidedAt: null }
  }
  const decided = before.decidedMs === null ? null : new Date(before.decidedMs)
  return { ...deadlines, ...kept, decideAt: new Date(before.decideMs), decidedAt: decided }
}

/** Who has set out is not put out of a walk: what was not seen before the start is left. */
export function stillSettling(departure: Deciding, now: Date): Date | null {
  const { settlesAt, startsAt, endsAt, guidesConfirmed, guidesWanted } = departure
  if (guidesConfirmed >= guidesWanted) return null
  if (!settlesAt || now < settlesAt) return settlesAt
  return now < startsAt ? null : endsAt
}
