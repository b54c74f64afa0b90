import type { BoundsInput, SessionsQueryVariables } from '../api/gen/documents.ts'
import { dayOf } from '../format/day.ts'
import { type Filters, timeRange } from './filters.ts'

const PAGE_SIZE = 20
/** The question's start moves in steps: the same question is asked again no more often than this. */
const START_STEP_MS = 10 * 60_000

/** The step in which a moment lies. */
export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / START_STEP_MS)
}

/** From when to when, the same for a whole step. */
export function rangeFrom(day: Filters['day'], step: number): { from: string; to: string | null } {
  const start = new Date(step * START_STEP_MS)
  // The first formatter of days takes longer than all else that the first script does.
  return day === 'any' ? { from: start.toISOString(), to: null } : timeRange(day, dayOf(start), start)
}

/** The list's first page. */
export function sessionsQuestion(
  filters: Filters,
  range: { from: string; to: string | null },
  near: { latitude: number; longitude: number } | null,
  area: BoundsInput | null,
): SessionsQueryVariables {
  return {
    ...range,
    crafts: filters.crafts.length > 0 ? filters.crafts : null,
    onlyAvailable: filters.onlyAvailable || null,
    near: near && { latitude: near.latitude, longitude: near.longitude },
    within: area,
    first: PAGE_SIZE,
  }
}
