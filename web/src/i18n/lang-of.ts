import type { Language } from './pick-language.ts'

const HAN = /\p{Script=Han}/u

/** The `lang` of words that cannot be marked in part, as a choice of a list cannot: Chinese if any of it is on an English page. */
export function langOf(words: string, language: Language): 'zh-CN' | undefined {
  return language === 'en' && HAN.test(words) ? 'zh-CN' : undefined
}
