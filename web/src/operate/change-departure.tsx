import { useMemo } from 'react'
import { ChangeDepartureDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { timeWords } from '../format/day.ts'
import { useText } from '../i18n/text.ts'
import { instantOf } from '../manage/entered-time.ts'
import { useChangeForm } from '../manage/use-change-form.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { ConfirmDeparture } from './confirm-departure.tsx'
import {
  changesOf,
  type DepartureChanges,
  fieldsOf,
  type PlanFields,
  previewInputOf,
} from './departure-draft.ts'
import { LoadBoard } from './load-board.tsx'
import type { OperatedDeparture } from './operated-departure-page.tsx'
import { PlanFieldset } from './plan-fieldset.tsx'
import { operateText } from './text.ts'

/** Start, guides, places and meeting point; before anything is sent it shows the stations' load and whom it touches. */
export function ChangeDeparture({ departure }: { departure: OperatedDeparture }) {
  const text = useText(operateText)
  const { startsAt, guidesWanted, groupSize, placesLimit, meetingPoint } = departure
  const initial = useMemo(
    () => fieldsOf({ startsAt, guidesWanted, groupSize, placesLimit, meetingPoint }),
    [startsAt, guidesWanted, groupSize, placesLimit, meetingPoint],
  )
  const [, send] = useMutation(ChangeDepartureDocument)
  const { fields, set, problems, asked, outcome, state, form, ask, confirm, dismiss } = useChangeForm(
    `change ${departure.id}`,
    initial,
    (entered: PlanFields) => changesOf(entered, departure),
  )

  const change = (changes: DepartureChanges) =>
    confirm(
      changes,
      (idempotencyKey) =>
        send({ input: { departureId: departure.id, ...changes, idempotencyKey } }).then(
          ({ data }) => data?.changeDeparture,
        ),
      (success) => fieldsOf(success.departure),
    )

  return (
    <section className="manage-section" aria-labelledby="change-departure">
      <h2 id="change-departure">{text.change}</h2>
      <form ref={form} className="manage-form" noValidate onSubmit={ask}>
        <PlanFieldset {...{ fields, set, problems }} endsAt={endOf(fields, departure)} />
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
      {isReplanned(fields, departure) ? (
        <LoadBoard input={previewInputOf(fields, departure.route.id, departure.id)} onStart={set} />
      ) : null}
      {asked ? (
        <ConfirmDeparture
          departure={departure}
          changes={asked}
          busy={state.phase === 'sending'}
          onConfirm={() => void change(asked)}
          onClose={dismiss}
        />
      ) : null}
    </section>
  )
}

/** Whether what is entered would load the stations otherwise. */
function isReplanned(fields: PlanFields, departure: OperatedDeparture): boolean {
  const read = changesOf(fields, departure)
  return 'changes' in read && Object.keys(read.changes).some((field) => field !== 'meetingPoint')
}

function endOf(fields: PlanFields, { startsAt, endsAt }: OperatedDeparture): string | null {
  const start = instantOf(fields)
  if (!start) return null
  const lasts = new Date(endsAt).getTime() - new Date(startsAt).getTime()
  return timeWords(new Date(new Date(start).getTime() + lasts))
}
