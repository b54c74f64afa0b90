import type { Craft } from '../api/gen/documents.ts'
import { addDays, type Day, isDay, startOfDay, weekdayOf } from '../format/day.ts'

export const crafts = ['LEATHER', 'WOOD', 'PAPER', 'FABRIC', 'CERAMICS'] as const satisfies readonly Craft[]

export type DayChoice = 'any' | 'today' | 'tomorrow' | 'weekend' | Day

export interface Filters {
  crafts: Craft[]
  day: DayChoice
  onlyAvailable: boolean
  nearMe: boolean
}

export const noFilters: Filters = { crafts: [], day: 'any', onlyAvailable: false, nearMe: false }

const OTHER: Craft = 'OTHER'

/** Anything in the address that makes no sense is passed over: old links go on working. */
export function readFilters(search: string): Filters {
  const params = new URLSearchParams(search)
  const named = (params.get('craft') ?? '').toUpperCase().split(',')
  const day = params.get('day') ?? 'any'
  return {
    crafts: [...crafts, OTHER].filter((craft) => named.includes(craft)),
    day: ['today', 'tomorrow', 'weekend'].includes(day) || isDay(day) ? day : 'any',
    onlyAvailable: params.get('places') === 'yes',
    nearMe: params.get('near') === 'me',
  }
}

/** The address's search, with its question mark; empty without filters. Never a coordinate. */
export function writeFilters(filters: Filters): string {
  const parts = [
    filters.crafts.length > 0 ? `craft=${filters.crafts.join(',').toLowerCase()}` : '',
    filters.day === 'any' ? '' : `day=${filters.day}`,
    filters.onlyAvailable ? 'places=yes' : '',
    filters.nearMe ? 'near=me' : '',
  ].filter(Boolean)
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

/** From when to when to search, in Shanghai's days; `to` is null for no end. Never before `now`. */
export function timeRange(choice: DayChoice, today: Day, now: Date): { from: string; to: string | null } {
  const days = daysOf(choice, today)
  if (!days) return { from: now.toISOString(), to: null }
  const from = startOfDay(days.first)
  return {
    from: (from < now ? now : from).toISOString(),
    to: startOfDay(addDays(days.last, 1)).toISOString(),
  }
}

function daysOf(choice: DayChoice, today: Day): { first: Day; last: Day } | null {
  if (choice === 'any') return null
  if (choice === 'today') return { first: today, last: today }
  if (choice === 'tomorrow') return { first: addDays(today, 1), last: addDays(today, 1) }
  if (choice !== 'weekend') return { first: choice, last: choice }
  const toSunday = 7 - weekdayOf(today)
  return { first: addDays(today, Math.max(0, toSunday - 1)), last: addDays(today, toSunday) }
}
