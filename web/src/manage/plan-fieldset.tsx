import { Fragment } from 'react'
import type { RoomsAndOpeningsFragment } from '../api/gen/documents.ts'
import { sessionWords } from '../format/session-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import type { Entered, FormState } from '../writing/use-form.ts'
import { type SessionProblem, sessionEntries } from './session-entries.tsx'
import { manageText } from './text.ts'

const entries = Object.entries(sessionEntries)
const folded = entries.filter(([, entry]) => entry.folded)
const shown = entries.filter(([, entry]) => !entry.folded)

/** All that is entered of a session, for publishing and for changing it. */
export function PlanFieldset<Problem extends string>({
  form,
  site,
  durationMinutes,
}: {
  form: FormState<Entered, SessionProblem | Problem>
  site: RoomsAndOpeningsFragment
  durationMinutes: number | null
}) {
  const text = useText(manageText)
  const names = useText(sessionWords)
  const { language } = useLanguage()
  const controls = (some: typeof entries) =>
    some.map(([name, { control }]) => (
      <Fragment key={name}>{control(form, { site, durationMinutes, text, names, language })}</Fragment>
    ))
  const isOpen = folded.some(
    ([, { kind, problem }]) =>
      Object.keys(kind.empty).some((field) => form.fields[field]) ||
      (problem && form.problems.includes(problem)),
  )
  return (
    <>
      <div className="form-fields">{controls(shown)}</div>
      <details className="disclosure" open={isOpen}>
        <summary>{text.booking}</summary>
        <p className="soft">{text.bookingNow}</p>
        <div className="form-fields">{controls(folded)}</div>
      </details>
    </>
  )
}
