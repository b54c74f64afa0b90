import type { ReactNode } from 'react'
import type { Theme } from '../api/gen/documents.ts'
import { themeText } from '../format/theme-words.ts'
import { useText } from '../i18n/text.ts'
import { ThemeMark, ThemeStitch } from '../ui/theme-mark.tsx'

/** A theme by mark, name and stitch, in its ink; what qualifies the route stands behind it. */
export function ThemeLine({ theme, children }: { theme: Theme; children?: ReactNode }) {
  const { themes } = useText(themeText)
  return (
    <p className="theme-line" data-theme={theme}>
      <ThemeMark theme={theme} size={22} />
      <span>{themes[theme]}</span>
      <ThemeStitch theme={theme} width={58} />
      {children}
    </p>
  )
}
