import type { SpokenLanguage } from '../api/gen/documents.ts'
import type { Language } from '../i18n/pick-language.ts'
import { languagesEn, languagesZh } from './theme-words.ts'

/** 普通话、英语; Putonghua, English. */
export function spokenIn(languages: readonly SpokenLanguage[], language: Language): string {
  const names = language === 'zh' ? languagesZh : languagesEn
  return languages.map((one) => names[one]).join(language === 'zh' ? '、' : ', ')
}
