import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { builder } from '../builder.ts'
import { choices } from './input-fields.ts'

export const SpokenLanguageType = builder.enumType('SpokenLanguage', {
  description:
    'A language that a guide speaks or a departure is led in: Putonghua, Shanghainese, English, Chinese sign language.',
  values: {
    ZH: { value: Language.ZH },
    WUU: { value: Language.WUU },
    EN: { value: Language.EN },
    CSL: { value: Language.CSL },
  },
})

const LANGUAGES_MAX = 8

type KnownLanguage = Exclude<Language, Language.UNSPECIFIED>

/** In an input: the languages that are given. */
export const spokenLanguages = choices(SpokenLanguageType, { most: LANGUAGES_MAX })

/** Languages as a service tells them, without what this gateway does not know yet. */
export function knownLanguages(languages: readonly Language[]): KnownLanguage[] {
  return languages.filter(
    (language): language is KnownLanguage =>
      language !== Language.UNSPECIFIED && Language[language] !== undefined,
  )
}
