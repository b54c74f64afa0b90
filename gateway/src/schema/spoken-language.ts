import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { builder } from '../builder.ts'
import { choices, type InputField } from './input-fields.ts'

export const SpokenLanguageType = builder.enumType('SpokenLanguage', {
  description:
    'A language that a guide speaks, or a departure is led or a workshop taught in: Putonghua, Shanghainese, English, Chinese sign language.',
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

/** The same, for who may say that there are none. */
export const saidLanguages: InputField<{ languages: KnownLanguage[] }, false> = {
  ...spokenLanguages,
  read: (given, name) => ({ languages: spokenLanguages.read(given, name) }),
}

/** Languages as a service tells them, without what this gateway does not know yet. */
export function knownLanguages(languages: readonly Language[]): KnownLanguage[] {
  return languages.filter(
    (language): language is KnownLanguage =>
      language !== Language.UNSPECIFIED && Language[language] !== undefined,
  )
}

/** An activity that was told by a service of an earlier version says none: it is taught in Putonghua. */
export function taughtIn(languages: readonly Language[]): KnownLanguage[] {
  const known = knownLanguages(languages)
  return known.length > 0 ? known : [Language.ZH]
}
