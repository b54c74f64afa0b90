import type { Theme } from '../api/gen/documents.ts'
import { themeText } from '../format/theme-words.ts'
import { useText } from '../i18n/text.ts'
import { ThemeMark, ThemeStitch } from '../ui/theme-mark.tsx'
import { walksText } from './text.ts'

/** The themes that there are routes of, each in its ink and its stitch, as the map shows them. */
export function ThemeFilter({
  themes,
  chosen,
  onChange,
}: {
  themes: readonly Theme[]
  chosen: readonly Theme[]
  onChange(themes: Theme[]): void
}) {
  const text = useText(walksText)
  const { themes: names } = useText(themeText)
  return (
    <search className="theme-filters" aria-label={text.filters}>
      <fieldset>
        <legend className="visually-hidden">{text.themeFilter}</legend>
        {themes.map((theme) => (
          <button
            key={theme}
            type="button"
            className="theme-chip"
            data-theme={theme}
            aria-pressed={chosen.includes(theme)}
            onClick={() =>
              onChange(chosen.includes(theme) ? chosen.filter((one) => one !== theme) : [...chosen, theme])
            }
          >
            <ThemeMark theme={theme} size={22} />
            <span>{names[theme]}</span>
            <ThemeStitch theme={theme} width={34} />
          </button>
        ))}
      </fieldset>
    </search>
  )
}
