import type { Language } from '../i18n/pick-language.ts'
import { addDays, weekdayWords } from './day.ts'

const A_MONDAY = '2026-01-05'

/** 1 is Monday: 周一, Mon. */
export function weekdayName(weekday: number, language: Language): string {
  return weekdayWords(addDays(A_MONDAY, weekday - 1), language)
}

/** One day's openings: `09:00–12:00, 13:30–17:00`; empty when closed all day. */
export function openingWords(openings: { opensMinute: number; closesMinute: number }[]): string {
  return [...openings]
    .sort((one, other) => one.opensMinute - other.opensMinute)
    .map(({ opensMinute, closesMinute }) => `${clock(opensMinute)}–${clock(closesMinute)}`)
    .join(', ')
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
