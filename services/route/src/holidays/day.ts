const dayMs = 86_400_000

export type DayKind = 'WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'MAKE_UP_WORKDAY' | 'NOT_ANNOUNCED'

/** A day as the State Council's notice of its year, or an operator, says it is. */
export interface RuledDay {
  /** YYYY-MM-DD */
  date: string
  kind: 'HOLIDAY' | 'MAKE_UP_WORKDAY'
  name: string
  nameEn: string
}

/** What a notice says: it rules its year, and may rule days of the end of the one before. */
export interface Notice {
  year: number
  days: readonly RuledDay[]
}

export interface Day {
  date: string
  kind: DayKind
  /** Of the holiday that it is, or that it makes up for; else empty. */
  name: string
  nameEn: string
  /** Not announced: near enough to a holiday to become one (INTO_HOLIDAY), or at a weekend a workday as well (INTO_ANY). */
  mayChange: false | 'INTO_HOLIDAY' | 'INTO_ANY'
}

export function yearOfDay(day: number): number {
  return new Date(day * dayMs).getUTCFullYear()
}

/** YYYY-MM-DD of days since 1970-01-01, and back. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

/** Whether it is a day that there is, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = dayOfDate(text)
  return !Number.isNaN(day) && dateOfDay(day) === text
}
