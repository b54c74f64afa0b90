import type { SpokenLanguage, Theme } from '../api/gen/documents.ts'
import { defineText } from '../i18n/text.ts'

export const themesZh: Record<Theme, string> = {
  RED: '红色印记',
  INTANGIBLE_HERITAGE: '非遗传承',
  COUNTRYSIDE: '美丽乡村',
  HISTORY: '历史文脉',
  SCIENCE: '科学精神',
  ARTS: '艺术漫步',
}
export const themesEn: Record<Theme, string> = {
  RED: 'Red heritage',
  INTANGIBLE_HERITAGE: 'Living heritage',
  COUNTRYSIDE: 'Countryside',
  HISTORY: 'History',
  SCIENCE: 'Science',
  ARTS: 'Arts',
}
export const languagesZh: Record<SpokenLanguage, string> = {
  ZH: '普通话',
  WUU: '沪语',
  EN: '英语',
  CSL: '手语',
}
export const languagesEn: Record<SpokenLanguage, string> = {
  ZH: 'Putonghua',
  WUU: 'Shanghainese',
  EN: 'English',
  CSL: 'Chinese sign language',
}

/** What themes and languages are called. */
export const themeText = defineText(
  { themes: themesZh, languages: languagesZh },
  { themes: themesEn, languages: languagesEn },
)
