import { ConfirmServiceDocument, type RecordInBoardFragment } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { readEntries } from '../writing/entries.ts'
import { count, words } from '../writing/kinds.ts'
import { ReasonForm } from '../writing/reason-form.tsx'
import { useForm } from '../writing/use-form.ts'
import { useWrite } from '../writing/use-write.ts'
import { operateText } from './text.ts'

const DAY_MINUTES = 1_440
const PEOPLE_MAX = 2_000
const REASON_LENGTH_MAX = 300

const entries = {
  minutes: { kind: count('minutes', { most: DAY_MINUTES }), problem: 'minutes' as const },
  peopleGuided: {
    kind: count('peopleGuided', { least: 0, most: PEOPLE_MAX }),
    problem: 'peopleGuided' as const,
  },
  reason: { kind: words('reason'), problem: 'reason' as const },
}

/** Other minutes or people than were recorded, with a reason; both stay to be seen. */
export function CorrectHours({
  record,
  name,
  onClose,
  onConfirmed,
}: {
  record: RecordInBoardFragment
  name: string
  onClose(): void
  onConfirmed(confirmed: RecordInBoardFragment): void
}) {
  const text = useText(operateText)
  const form = useForm({
    draft: `correct ${record.id}`,
    initial: {
      minutes: String(record.minutes),
      peopleGuided: String(record.peopleGuided),
      reason: '',
    },
    version: `${record.minutes} ${record.peopleGuided}`,
    read(fields) {
      const read = readEntries(entries, fields)
      return 'problems' in read ? read : { input: { recordId: record.id, ...read.input } }
    },
    problemWords: {
      minutes: text.minutesProblem,
      peopleGuided: text.peopleProblem,
      reason: text.problems.reason,
    },
    writing: useWrite(ConfirmServiceDocument),
    onDone: ({ serviceRecord }) => onConfirmed(serviceRecord),
  })
  return (
    <Dialog title={text.correctTitle(name)} onClose={onClose}>
      <ReasonForm
        form={form}
        kind="primary"
        words={{
          hint: text.correctReasonHint,
          lengthMax: REASON_LENGTH_MAX,
          rows: 2,
          keep: text.keepHours,
          confirm: text.confirmCorrected,
          sending: text.confirming,
        }}
        onClose={onClose}
      >
        <TextField
          type="text"
          inputMode="numeric"
          autoComplete="off"
          label={text.minutes}
          {...form.bind('minutes', 'minutes')}
        />
        <TextField
          type="text"
          inputMode="numeric"
          autoComplete="off"
          label={text.peopleGuided}
          {...form.bind('peopleGuided', 'peopleGuided')}
        />
      </ReasonForm>
    </Dialog>
  )
}
