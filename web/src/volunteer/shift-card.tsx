import type { ReactNode } from 'react'
import { whenRangeWords } from '../format/day.ts'
import { themeText } from '../format/theme-words.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { CraftMark } from '../ui/craft-mark.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { missingWords, type ShownShift, shiftPlace, shiftTitle } from './shift-words.ts'
import { volunteerText } from './text.ts'

/** A shift on the board: when, what, where it begins and what it asks for. `children` are what can be done. */
export function ShiftCard({
  shift,
  title,
  children,
}: {
  shift: ShownShift
  /** In place of the plain title, such as a link; null where the page's own heading says it. */
  title?: ReactNode
  children?: ReactNode
}) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const { languages } = useText(themeText)
  const now = useNow()
  const theme = shift.departure?.route.theme ?? shift.theme
  const place = shiftPlace(shift, text, language)
  return (
    <article
      className="shift-card"
      data-theme={theme ?? undefined}
      data-urgent={shift.callsForHelp || undefined}
    >
      <p className="shift-when tabular">
        {whenRangeWords(shift.startsAt, shift.endsAt, now, language)}
        {shift.callsForHelp ? <strong className="shift-urgent">{text.callsForHelp}</strong> : null}
      </p>
      {title === null ? null : (
        <h3 className="shift-title">
          {shift.session ? <CraftMark craft={shift.session.activity.craft} /> : null}
          {!shift.session && theme ? <ThemeMark theme={theme} /> : null}
          {title ?? shiftTitle(shift, text, language)}
        </h3>
      )}
      {place ? (
        <p>
          <Marked words={place} />
        </p>
      ) : null}
      <p className="shift-facts">
        <span>{missingWords(shift, text)}</span>
        {shift.groupSize ? <span>{text.group(shift.groupSize)}</span> : null}
        {shift.languages.length > 0 ? (
          <span>{text.languagesAre(shift.languages.map((one) => languages[one]).join(text.listJoin))}</span>
        ) : null}
      </p>
      {shift.qualifications && shift.qualifications.length > 0 ? (
        <p className="shift-needs">
          {text.needs(shift.qualifications.map((one) => nameOf(one, language)).join(text.listJoin))}
        </p>
      ) : null}
      {children ? <div className="shift-actions">{children}</div> : null}
    </article>
  )
}
