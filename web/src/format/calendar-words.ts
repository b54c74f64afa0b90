import { type Language, languageTag } from '../i18n/pick-language.ts'

/** The date without its weekday, for what is kept: 2026年12月5日, 5 December 2026. */
export function calendarWords(instant: string, language: Language): string {
  const locale = language === 'zh' ? languageTag(language) : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(
    new Date(instant),
  )
}
