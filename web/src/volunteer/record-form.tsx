import { useState } from 'react'
import { RecordServiceDocument } from '../api/gen/documents.ts'
import { durationWords } from '../format/duration.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Note } from '../ui/note.tsx'
import { Form } from '../writing/form.tsx'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import type { DayRecord, DayShift } from './day-shift.ts'
import { volunteerText } from './text.ts'
import { useGuideHelps } from './use-guide-helps.ts'
import { likelyWork, workedOf } from './worked.ts'

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
    const isVoid = record.status === 'VOID'
    const note = (
      <Note>
        <p>
          {isVoid
            ? text.recordVoid(record.voidReason ?? '')
            : (isConfirmed ? text.recordConfirmed : text.recorded)(words, record.peopleGuided)}
        </p>
        {isNews ? <p>{text.allDone}</p> : null}
        {isConfirmed || isVoid ? null : (
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
  const form = useForm({
    draft: `record ${shift.id}`,
    initial: first,
    read(fields) {
      const worked = workedOf(fields)
      if ('problems' in worked) return worked
      const { minutes, people: peopleGuided } = worked
      return { input: { shiftId: shift.id, minutes, peopleGuided } }
    },
    problemWords: { minutes: text.minutesProblem, people: text.peopleProblem },
    writing: useWrite(RecordServiceDocument),
    onDone: onRecorded,
  })
  const worked = workedOf(form.fields)
  const minutes = 'problems' in worked ? planned.minutes : worked.minutes
  return (
    <Form
      form={form}
      className="volunteer-form"
      helps={useGuideHelps()}
      buttons={
        <WriteButton
          type="submit"
          state={form.state}
          words={text.record(durationWords(minutes, language))}
          sending={text.recording}
        />
      }
    >
      <p className="volunteer-soft">{text.recordWhat}</p>
      <TextField
        label={text.minutes}
        hint={text.minutesHint(durationWords(planned.minutes, language))}
        inputMode="numeric"
        className="field-control tabular"
        {...form.bind('minutes', 'minutes')}
      />
      <TextField
        label={text.people}
        hint={peoplePresent === null ? undefined : text.peopleHint(planned.people)}
        inputMode="numeric"
        className="field-control tabular"
        {...form.bind('people', 'people')}
      />
    </Form>
  )
}
