import { useMemo } from 'react'
import { useMutation } from 'urql'
import { ChangeSessionDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { enteredTimeOf } from '../writing/entered-time.ts'
import { useChangeForm } from '../writing/use-change-form.ts'
import { WriteNote } from '../writing/write-note.tsx'
import { ConfirmChange } from './confirm-change.tsx'
import type { ManagedSession } from './managed-session-page.tsx'
import { PlanFieldset } from './plan-fieldset.tsx'
import { changesOf, type PlanFields, type PlannedSession, type SessionChanges } from './session-plan.ts'
import { manageText } from './text.ts'

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
    <section className="section" aria-labelledby="change-session">
      <h2 id="change-session">{text.change}</h2>
      <form ref={form} className="form" noValidate onSubmit={ask}>
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
