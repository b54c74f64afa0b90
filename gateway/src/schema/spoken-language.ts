import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'

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

/** For a request: the languages that are given, each once. */
export function languagesOf(languages: readonly Language[] | null | undefined): Language[] {
  if (languages && languages.length > LANGUAGES_MAX) {
    refuse('INVALID_INPUT', { field: 'languages', problem: 'too_large', limit: LANGUAGES_MAX })
  }
  return [...new Set(languages ?? [])]
}

/** Languages as a service tells them, without what this gateway does not know yet. */
export function knownLanguages(languages: readonly Language[]): KnownLanguage[] {
  return languages.filter(
    (language): language is KnownLanguage =>
      language !== Language.UNSPECIFIED && Language[language] !== undefined,
  )
}
