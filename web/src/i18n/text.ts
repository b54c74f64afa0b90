import { type Language, useLanguage } from './language.tsx'

export type Text<T> = Record<Language, T>

/**
 * A feature's words in both languages. The second argument must have the very same messages with the same
 * parameters: a missing or an extra one is a type error.
 */
export function defineText<T>(zh: T, en: NoInfer<T>): Text<T> {
  return { zh, en }
}

/** The words in the language in force: `const text = useText(exploreText)`, then `text.title` or `text.found(3)`. */
export function useText<T>(text: Text<T>): T {
  return text[useLanguage().language]
}
