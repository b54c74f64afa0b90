import { firstLanguage, type Language } from './pick-language.ts'

/** English words of the chunks that are here, until they have come. */
const missing = new Set<() => Promise<void>>()
let isRead = firstLanguage() === 'en'

/** `load` brings English words once somebody reads English. */
export function whenEnglishIsRead(load: () => Promise<void>): void {
  const once = () => load().then(() => void missing.delete(once))
  missing.add(once)
}

/** Resolves when all that is here can be read in the language. What comes later sees to itself: `wordsInForce`. */
export async function wordsOf(language: Language): Promise<void> {
  isRead = language === 'en'
  if (isRead) await Promise.all([...missing].map((load) => load()))
}

/** For a chunk that has come: resolves when it can be read. */
export function wordsInForce(): Promise<void> {
  return wordsOf(isRead ? 'en' : 'zh')
}
