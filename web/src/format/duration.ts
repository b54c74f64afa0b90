import type { Language } from '../i18n/pick-language.ts'

/** 90 分钟, 2 小时, 2 小时 30 分; in English 90 min, 2 h, 2 h 30 min. */
export function durationWords(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (minutes < 100 || hours === 0) return language === 'zh' ? `${minutes} 分钟` : `${minutes} min`
  if (rest === 0) return language === 'zh' ? `${hours} 小时` : `${hours} h`
  return language === 'zh' ? `${hours} 小时 ${rest} 分` : `${hours} h ${rest} min`
}
