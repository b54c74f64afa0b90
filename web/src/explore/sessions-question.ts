import type { BoundsInput, SessionsQueryVariables } from '../api/gen/documents.ts'
import { dayOf } from '../format/day.ts'
import { type Filters, timeRange } from './filters.ts'
import { sharedArea } from './shared-area.ts'

const PAGE_SIZE = 20

/** From when to when, beginning with `start`, which is steady. */
export function rangeFrom(day: Filters['day'], start: Date): { from: string; to: string | null } {
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
    within: area && sharedArea(area),
    first: PAGE_SIZE,
  }
}
