import { ChangeSessionDocument } from '../api/gen/documents.ts'
import { sessionWords } from '../format/session-words.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { ChangeSection } from '../writing/change-section.tsx'
import { changesSince, differencesOf, fieldsOf } from '../writing/entries.ts'
import { useChangeForm } from '../writing/use-change-form.ts'
import { useWrite } from '../writing/use-write.ts'
import type { ManagedSession } from './managed-session.ts'
import { PlanFieldset } from './plan-fieldset.tsx'
import { sessionEntries } from './session-entries.tsx'
import { changeInputOf, changesOf, planOf, type SessionChanges } from './session-plan.ts'
import { manageText } from './text.ts'

/** What was entered of a session; before anything is sent it shows whom the change touches. */
export function ChangeSession({ session }: { session: ManagedSession }) {
  const text = useText(manageText)
  const names = useText(sessionWords)
  const { language } = useLanguage()
  const plan = planOf(session)
  const form = useChangeForm({
    draft: `change ${session.id}`,
    initial: fieldsOf(sessionEntries, plan),
    read: (fields) => changesOf(fields, plan),
    problemWords: text.problems,
    writing: useWrite(ChangeSessionDocument),
    inputOf: (changes) => ({
      sessionId: session.id,
      expectedVersion: session.version,
      ...changeInputOf(changes, session, new Date()),
    }),
    fieldsOf: (success) => fieldsOf(sessionEntries, planOf(success.session)),
    toldOf: (success) => success.session.toldPeople,
  })
  const around = { names, text, language }
  return (
    <ChangeSection
      title={text.change}
      button={text.changeButton}
      form={form}
      differencesOf={(changes) => differencesOf(sessionEntries, changes, plan, around)}
      meanwhileOf={(since) => {
        const other = changesSince(sessionEntries, since, plan)
        return other ? differencesOf(sessionEntries, other.changes, other.before, around) : []
      }}
      touchesOf={(changes) => <Touches session={session} changes={changes} />}
    >
      <PlanFieldset form={form} site={session.site} durationMinutes={session.activity.durationMinutes} />
    </ChangeSection>
  )
}

function Touches({
  session: { slot, shift },
  changes,
}: {
  session: ManagedSession
  changes: SessionChanges
}) {
  const text = useText(manageText)
  const reservations = slot?.reservationCount ?? 0
  const touched = Object.entries(sessionEntries).flatMap(([name, { touches }]) =>
    touches && name in changes ? [text[touches] as string] : [],
  )
  return (
    <>
      <p>
        <strong>{text.touches(reservations, slot?.reserved ?? 0)}</strong>
      </p>
      {reservations > 0 ? touched.map((words) => <p key={words}>{words}</p>) : null}
      {(shift?.claimed ?? 0) > 0 && 'helpersWanted' in changes ? <p>{text.touchesHelpers}</p> : null}
    </>
  )
}
