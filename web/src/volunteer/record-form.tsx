import { type FormEvent, useState } from 'react'
import { RecordServiceDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { durationWords } from '../format/duration.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../manage/arrived.tsx'
import { useFormDraft } from '../manage/form-draft.ts'
import { useFocusProblem } from '../manage/use-focus-problem.ts'
import { useWrite } from '../manage/use-write.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Note } from '../ui/note.tsx'
import { RefusalNote } from './refusal-note.tsx'
import type { DayRecord, DayShift } from './shift-page.tsx'
import { volunteerText } from './text.ts'
import { likelyWork, type WorkedProblem, workedOf } from './worked.ts'

/** Hours of a shift: filled in from it and from the check-ins, said again until somebody has confirmed them. */
export function RecordForm({
  shift,
  record,
  peoplePresent,
}: {
  shift: DayShift
  record: DayRecord | null
  peoplePresent: number | null
}) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const [isChanging, setIsChanging] = useState(record === null)
  const [isNews, setIsNews] = useState(false)
  if (record && !isChanging) {
    const words = durationWords(record.minutes, language)
    const isConfirmed = record.status === 'CONFIRMED'
    const note = (
      <Note>
        <p>{(isConfirmed ? text.recordConfirmed : text.recorded)(words, record.peopleGuided)}</p>
        {isNews ? <p>{text.allDone}</p> : null}
        {isConfirmed ? null : (
          <Button kind="quiet" onClick={() => setIsChanging(true)}>
            {text.recordAgain}
          </Button>
        )}
      </Note>
    )
    return isNews ? <Arrived>{note}</Arrived> : note
  }
  return (
    <Fields
      shift={shift}
      initial={
        record ? { minutes: record.minutes, people: record.peopleGuided } : likelyWork(shift, peoplePresent)
      }
      planned={likelyWork(shift, peoplePresent)}
      peoplePresent={peoplePresent}
      onRecorded={() => {
        setIsNews(true)
        setIsChanging(false)
      }}
    />
  )
}

function Fields({
  shift,
  initial,
  planned,
  peoplePresent,
  onRecorded,
}: {
  shift: DayShift
  initial: { minutes: number; people: number }
  planned: { minutes: number; people: number }
  peoplePresent: number | null
  onRecorded(): void
}) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const [first] = useState({ minutes: String(initial.minutes), people: String(initial.people) })
  const { fields, set, clear } = useFormDraft(`record ${shift.id}`, first)
  const [problems, setProblems] = useState<readonly WorkedProblem[]>([])
  const [, send] = useMutation(RecordServiceDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)
  const worked = workedOf(fields)
  const isSending = state.phase === 'sending'

  async function record(event: FormEvent) {
    event.preventDefault()
    setProblems('problems' in worked ? worked.problems : [])
    if ('problems' in worked) return
    const { minutes, people: peopleGuided } = worked
    const success = await write(`${minutes} ${peopleGuided}`, (idempotencyKey) =>
      send({ input: { shiftId: shift.id, minutes, peopleGuided, idempotencyKey } }).then(
        ({ data }) => data?.recordService,
      ),
    )
    if (!success) return
    clear()
    onRecorded()
  }

  return (
    <form ref={form} className="volunteer-form" noValidate onSubmit={(event) => void record(event)}>
      <p className="volunteer-soft">{text.recordWhat}</p>
      <TextField
        label={text.minutes}
        hint={text.minutesHint(durationWords(planned.minutes, language))}
        error={problems.includes('minutes') ? text.minutesProblem : undefined}
        inputMode="numeric"
        className="field-control tabular"
        value={fields.minutes}
        onChange={(event) => set({ minutes: event.target.value })}
      />
      <TextField
        label={text.people}
        hint={peoplePresent === null ? undefined : text.peopleHint(planned.people)}
        error={problems.includes('people') ? text.peopleProblem : undefined}
        inputMode="numeric"
        className="field-control tabular"
        value={fields.people}
        onChange={(event) => set({ people: event.target.value })}
      />
      <RefusalNote state={state} />
      <Button type="submit" busy={isSending}>
        {isSending
          ? text.recording
          : text.record(durationWords('problems' in worked ? planned.minutes : worked.minutes, language))}
      </Button>
    </form>
  )
}
