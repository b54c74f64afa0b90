import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { builder } from '../builder.ts'

export const ThemeType = builder.enumType('Theme', {
  values: {
    RED: { value: Theme.RED },
    INTANGIBLE_HERITAGE: { value: Theme.INTANGIBLE_HERITAGE },
    COUNTRYSIDE: { value: Theme.COUNTRYSIDE },
    HISTORY: { value: Theme.HISTORY },
    SCIENCE: { value: Theme.SCIENCE },
    ARTS: { value: Theme.ARTS },
  },
})

type KnownTheme = Exclude<Theme, Theme.UNSPECIFIED>

/** Themes as a service tells them, without what this gateway does not know yet. */
export function knownThemes(themes: readonly Theme[]): KnownTheme[] {
  return themes.filter(
    (theme): theme is KnownTheme => theme !== Theme.UNSPECIFIED && Theme[theme] !== undefined,
  )
}
