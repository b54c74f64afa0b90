import type { Language } from '../i18n/pick-language.ts'

/** 300 米, 1.2 公里, 14 公里; in English 300 m, 1.2 km. */
export function distanceWords(metres: number, language: Language): string {
  const [metre, kilometre] = language === 'zh' ? ['米', '公里'] : ['m', 'km']
  if (metres < 950) return `${Math.max(50, Math.round(metres / 50) * 50)} ${metre}`
  const kilometres = metres / 1000
  return `${kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres)} ${kilometre}`
}

/** A point that can be off by more than this is shown as 'about here'. */
export const EXACT_MAX_METRES = 200
