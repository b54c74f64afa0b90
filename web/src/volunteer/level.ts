import type { ServiceLevel } from '../api/gen/documents.ts'

/** The hours from which each level is reached. */
export const levelHours = { SEEDLING: 0, BAMBOO: 20, PINE: 100, CAMPHOR: 300 } as const satisfies Record<
  ServiceLevel,
  number
>

const levels = ['SEEDLING', 'BAMBOO', 'PINE', 'CAMPHOR'] as const

/** What is still missing to the next level, in minutes; null at the highest. */
export function toNextLevel(
  minutes: number,
  level: ServiceLevel,
): { level: ServiceLevel; minutes: number } | null {
  const next = levels[levels.indexOf(level) + 1]
  return next ? { level: next, minutes: Math.max(0, levelHours[next] * 60 - minutes) } : null
}

/** The share of the way from this level to the next, 0 to 1. */
export function levelShare(minutes: number, level: ServiceLevel): number {
  const next = levels[levels.indexOf(level) + 1]
  if (!next) return 1
  const from = levelHours[level] * 60
  return Math.min(1, Math.max(0, (minutes - from) / (levelHours[next] * 60 - from)))
}

/** Hours with at most one decimal, never more than were given: 12, 12.5. */
export function hoursWords(minutes: number): string {
  return String(Math.floor(minutes / 6) / 10)
}

/** Hours still missing, with at most one decimal, never less than are. */
export function missingHoursWords(minutes: number): string {
  return String(Math.ceil(minutes / 6) / 10)
}
