export type Language = 'zh-CN' | 'en'

const LANGUAGE_COOKIE = /(?:^|;\s*)lang=(zh-CN|en)(?:;|$)/

/** The language to answer in: the one chosen in the web, else the browser's first that there are words for, else Chinese. */
export function languageOf(cookies: string | undefined, acceptLanguage: string | undefined): Language {
  const chosen = cookies === undefined ? undefined : LANGUAGE_COOKIE.exec(cookies)?.[1]
  if (chosen === 'zh-CN' || chosen === 'en') return chosen
  return acceptLanguage === undefined ? 'zh-CN' : mostWanted(acceptLanguage)
}

function mostWanted(acceptLanguage: string): Language {
  let best: Language = 'zh-CN'
  let bestWeight = 0
  for (const part of acceptLanguage.slice(0, 256).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const weight = weightOf(parameters)
    const language = tag.startsWith('zh') ? 'zh-CN' : tag.startsWith('en') ? 'en' : undefined
    if (language !== undefined && weight > bestWeight) {
      best = language
      bestWeight = weight
    }
  }
  return best
}

function weightOf(parameters: string[]): number {
  const q = parameters.find((parameter) => parameter.trim().startsWith('q='))
  const weight = q === undefined ? 1 : Number(q.trim().slice(2))
  return Number.isFinite(weight) ? weight : 0
}
