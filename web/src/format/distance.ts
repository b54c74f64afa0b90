import type { Language } from '../i18n/pick-language.ts'

/** 300 米, 1.2 公里, 14 公里; in English 300 m, 1.2 km. */
export function distanceWords(metres: number, language: Language): string {
  const [metre, kilometre] = language === 'zh' ? ['米', '公里'] : ['m', 'km']
  if (metres < 950) return `${Math.max(50, Math.round(metres / 50) * 50)} ${metre}`
  const kilometres = metres / 1000
  return `${kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres)} ${kilometre}`
}

/** How long a walk is. From station to station as the crow flies it is longer, and is said to be. */
export function routeLengthWords(
  { distanceMetres, pathKind }: { distanceMetres: number; pathKind: 'STRAIGHT' | 'DRAWN' | 'STREETS' },
  language: Language,
): string {
  const words = distanceWords(distanceMetres, language)
  if (pathKind !== 'STRAIGHT') return words
  return language === 'zh' ? `直线 ${words}` : `${words} in a straight line`
}

/** A point that can be off by more than this is shown as 'about here'. */
export const EXACT_MAX_METRES = 200
