import type { RouteNamedFragment } from '../api/gen/documents.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { ThemeMark } from '../ui/theme-mark.tsx'

/** A route's name beside its theme's mark in its ink. */
export function RouteName({ route }: { route: RouteNamedFragment }) {
  const { language } = useLanguage()
  return (
    <span className="operate-route">
      <ThemeMark theme={route.theme} />
      <Marked words={nameOf(route, language)} />
    </span>
  )
}
