import { use } from 'react'
import { whenEnglishIsRead, wordsInForce } from './english-words.ts'
import { useLanguage } from './language.tsx'
import type { Language } from './pick-language.ts'

export type Text<T> = Record<Language, T>

/**
 * A feature's words in both languages. The second argument must have the very same messages with the same
 * parameters: a missing or an extra one is a type error.
 */
export function defineText<T>(zh: T, en: NoInfer<T>): Text<T> {
  return { zh, en }
}

/** What the build makes of `defineText` (`split-words.ts`): the English words come when they are read. */
export function defineTextWithEnglishLater<T>(zh: T, loadEnglish: () => Promise<T>): Partial<Text<T>> {
  const text: Partial<Text<T>> = { zh }
  whenEnglishIsRead(async () => {
    text.en = await loadEnglish()
  })
  return text
}

type All<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer Whole) => void
  ? Whole
  : never

/** Several features' words as one. */
export function joinTexts<Texts extends readonly Text<object>[]>(
  ...texts: Texts
): Text<All<Texts[number]['zh']>> {
  const joined: Partial<Text<unknown>> = {}
  const wordsIn = (language: Language) => {
    if (texts.every((text) => text[language]))
      joined[language] ??= Object.assign({}, ...texts.map((text) => text[language]))
    return joined[language] as All<Texts[number]['zh']>
  }
  return {
    get zh() {
      return wordsIn('zh')
    },
    get en() {
      return wordsIn('en')
    },
  }
}

/** The words in the language in force: `const text = useText(exploreText)`, then `text.title` or `text.found(3)`. */
export function useText<T>(text: Text<T>): T {
  const { language } = useLanguage()
  // `later` and a change of language bring the words first; this is for a chunk that came by another way.
  if (!text[language]) use(wordsInForce())
  return text[language]
}
