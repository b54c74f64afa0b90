export type Language = 'zh' | 'en'

const STORAGE_KEY = 'lang'
const COOKIE_MAX_AGE_SECONDS = 365 * 24 * 3600
const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

/** What was chosen, else the first of the browser's languages that we speak, else Chinese. */
export function pickLanguage(chosen: string | null, browserLanguages: readonly string[]): Language {
  for (const tag of chosen ? [chosen, ...browserLanguages] : browserLanguages) {
    if (/^zh\b/i.test(tag)) return 'zh'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'zh'
}

/** The BCP 47 tag, as `html lang`, Intl and Accept-Language want it. */
export function languageTag(language: Language): string {
  return tags[language]
}

/** The language that the page begins in. */
export function firstLanguage(): Language {
  return pickLanguage(readChoice(), globalThis.navigator?.languages ?? [])
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}

/** The cookie is for the gateway, which words refusals. */
export function rememberChoice(language: Language) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari before 18.4 and Firefox before 140
  document.cookie = `lang=${languageTag(language)}; path=/; max-age=${COOKIE_MAX_AGE_SECONDS}; samesite=lax`
  try {
    localStorage.setItem(STORAGE_KEY, languageTag(language))
  } catch {
    // Storage is shut in some private windows: the cookie alone then lasts.
  }
}
