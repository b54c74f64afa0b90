import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { wordsOf } from './english-words.ts'
import { firstLanguage, type Language, languageTag, rememberChoice } from './pick-language.ts'

interface LanguageChoice {
  language: Language
  chooseLanguage(language: Language): void
}

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', chooseLanguage() {} })

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = languageTag(language)
  }, [language])
  const choice = useMemo(
    () => ({
      language,
      async chooseLanguage(next: Language) {
        try {
          await wordsOf(next)
        } catch {
          // Without a network the page stays in the language whose words are here.
          return wordsOf(language)
        }
        rememberChoice(next)
        setLanguage(next)
      },
    }),
    [language],
  )
  return <LanguageContext value={choice}>{children}</LanguageContext>
}

export function useLanguage(): LanguageChoice {
  return use(LanguageContext)
}
