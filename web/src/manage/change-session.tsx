import { useMemo } from 'react'
import { ChangeSessionDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { ConfirmChange } from './confirm-change.tsx'
import { enteredTimeOf } from './entered-time.ts'
import type { ManagedSession } from './managed-session-page.tsx'
import { PlanFieldset } from './plan-fieldset.tsx'
import { changesOf, type PlanFields, type PlannedSession, type SessionChanges } from './session-plan.ts'
import { manageText } from './text.ts'
import { useChangeForm } from './use-change-form.ts'
import { WriteNote } from './write-note.tsx'

/** Time, room, places and helpers; before anything is sent it shows whom the change touches. */
export function ChangeSession({ session }: { session: ManagedSession }) {
  const text = useText(manageText)
  const { startsAt, room, capacity, helpersWanted } = session
  const initial = useMemo<PlanFields>(
    () => fieldsOf({ startsAt, room, capacity, helpersWanted }),
    [startsAt, room, capacity, helpersWanted],
  )
  const [, send] = useMutation(ChangeSessionDocument)
  const { fields, set, problems, asked, outcome, state, form, ask, confirm, dismiss } = useChangeForm(
    `change ${session.id}`,
    initial,
    (entered: PlanFields) => changesOf(entered, session),
  )

  const change = (changes: SessionChanges) =>
    confirm(
      changes,
      (idempotencyKey) =>
        send({ input: { sessionId: session.id, ...changes, idempotencyKey } }).then(
          ({ data }) => data?.changeSession,
        ),
      (success) => fieldsOf(success.session),
    )

  return (
    <section className="manage-section" aria-labelledby="change-session">
      <h2 id="change-session">{text.change}</h2>
      <form ref={form} className="manage-form" noValidate onSubmit={ask}>
        <PlanFieldset
          site={session.site}
          {...{ fields, set, problems }}
          durationMinutes={session.activity.durationMinutes}
        />
        <WriteNote state={state} onSuggestedStart={set} />
        {outcome ? (
          <Note>
            <p>{text[outcome]}</p>
          </Note>
        ) : null}
        <Button type="submit" kind="secondary">
          {text.changeButton}
        </Button>
      </form>
      {asked ? (
        <ConfirmChange
          session={session}
          changes={asked}
          busy={state.phase === 'sending'}
          onConfirm={() => void change(asked)}
          onClose={dismiss}
        />
      ) : null}
    </section>
  )
}

function fieldsOf({ startsAt, room, capacity, helpersWanted }: PlannedSession): PlanFields {
  return {
    ...enteredTimeOf(startsAt),
    room: room ?? '',
    capacity: String(capacity),
    helpersWanted: String(helpersWanted),
  }
}
