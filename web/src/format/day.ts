import type { Language } from '../i18n/pick-language.ts'
import { languageTag } from '../i18n/pick-language.ts'

/** A calendar day in Shanghai, `2026-11-22`. */
export type Day = string

const TIME_ZONE = 'Asia/Shanghai'
/** Shanghai has kept one offset since 1991. */
const OFFSET = '+08:00'
const DAY_MS = 24 * 3600 * 1000

const relativeDayWords: Record<Language, readonly [string, string, string]> = {
  zh: ['今天', '明天', '后天'],
  en: ['Today', 'Tomorrow', ''],
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The day in Shanghai at an instant. */
export function dayOf(instant: Date | string): Day {
  return format('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' }, instant)
}

/** Midnight in Shanghai at the start of a day. */
export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00${OFFSET}`)
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(startOfDay(day).getTime() + days * DAY_MS))
}

/** Whole days from one day to another; negative when `to` is before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / DAY_MS)
}

/** A day of this century: there is none before it to show, and after the year 9999 none can be written. */
export function isDay(value: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(value)) return false
  const start = startOfDay(value)
  // Browsers take the 31st of February for the 3rd of March.
  return !Number.isNaN(start.getTime()) && dayOf(start) === value
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: Day): number {
  const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay()
  return sundayFirst === 0 ? 7 : sundayFirst
}

/** `14:00` */
export function timeWords(instant: Date | string): string {
  return format('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, instant)
}

/** `14:00–15:30` */
export function timeRangeWords(start: string, end: string): string {
  return `${timeWords(start)}–${timeWords(end)}`
}

/** 今天, 明天, 后天, 周六 within the week, else 12月5日 周六. */
export function dayWords(day: Day, today: Day, language: Language): string {
  const ahead = daysBetween(today, day)
  const near = relativeDayWords[language][ahead]
  if (near) return near
  const weekday = weekdayWords(day, language)
  if (ahead > 0 && ahead < 7) return weekday
  return language === 'zh'
    ? `${dateWords(day, language)} ${weekday}`
    : `${weekday} ${dateWords(day, language)}`
}

/** 周六, Sat */
export function weekdayWords(day: Day, language: Language): string {
  return format(languageTag(language), { weekday: 'short' }, startOfDay(day))
}

/** 12月5日, 5 Dec */
export function dateWords(day: Day, language: Language): string {
  return format(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric' }, startOfDay(day))
}

/** 今天 14:00, 12月5日 周六 9:30 */
export function whenWords(instant: string, now: Date, language: Language): string {
  return `${dayWords(dayOf(instant), dayOf(now), language)} ${timeWords(instant)}`
}

/** 今天 14:00–15:30 */
export function whenRangeWords(start: string, end: string, now: Date, language: Language): string {
  return `${dayWords(dayOf(start), dayOf(now), language)} ${timeRangeWords(start, end)}`
}

/** The whole date, for what is kept or printed: 2026年12月5日星期六, Saturday 5 December 2026. */
export function fullDateWords(instant: string, language: Language): string {
  return format(
    language === 'zh' ? 'zh-CN' : 'en-GB',
    { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
    instant,
  )
}

function format(locale: string, options: Intl.DateTimeFormatOptions, instant: Date | string): string {
  const key = locale + JSON.stringify(options)
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: TIME_ZONE })
    formatters.set(key, formatter)
  }
  return formatter.format(new Date(instant))
}
