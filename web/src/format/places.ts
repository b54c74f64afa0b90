import type { Language } from '../i18n/pick-language.ts'

export type PlacesLevel = 'full' | 'few' | 'some'

const FEW_MAX = 3

export function placesLevel(remaining: number): PlacesLevel {
  if (remaining <= 0) return 'full'
  return remaining <= FEW_MAX ? 'few' : 'some'
}

/** 还有 6 位, 只剩 2 位, 已满. */
export function placesWords(remaining: number, language: Language): string {
  const level = placesLevel(remaining)
  if (language === 'zh') {
    if (level === 'full') return '已满'
    return level === 'few' ? `只剩 ${remaining} 位` : `还有 ${remaining} 位`
  }
  if (level === 'full') return 'Full'
  const noun = remaining === 1 ? 'place' : 'places'
  return level === 'few' ? `Only ${remaining} ${noun} left` : `${remaining} ${noun} left`
}
