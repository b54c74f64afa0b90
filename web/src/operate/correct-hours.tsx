import { type FormEvent, useMemo, useState } from 'react'
import { ConfirmServiceDocument, type RecordInBoardFragment } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { useText } from '../i18n/text.ts'
import { useFormDraft } from '../manage/form-draft.ts'
import { countOf } from '../manage/session-plan.ts'
import { useFocusProblem } from '../manage/use-focus-problem.ts'
import { useWrite } from '../manage/use-write.ts'
import { WriteNote } from '../manage/write-note.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { operateText } from './text.ts'

const DAY_MINUTES = 1_440
const REASON_LENGTH_MAX = 300

/** Other minutes than were recorded, with a reason; both stay to be seen. */
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
  const initial = useMemo(() => ({ minutes: String(record.minutes), reason: '' }), [record.minutes])
  const { fields, set, clear } = useFormDraft(`correct ${record.id}`, initial)
  const [problems, setProblems] = useState<readonly string[]>([])
  const [, send] = useMutation(ConfirmServiceDocument)
  const { state, write } = useWrite()
  const form = useFocusProblem(problems)

  async function correct(event: FormEvent) {
    event.preventDefault()
    const counted = countOf(fields.minutes)
    const minutes = counted !== null && counted <= DAY_MINUTES ? counted : null
    const reason = fields.reason.trim()
    setProblems([...(minutes === null ? ['minutes'] : []), ...(reason ? [] : ['reason'])])
    if (minutes === null || !reason) return
    const success = await write(`${minutes} ${reason}`, (idempotencyKey) =>
      send({ input: { recordId: record.id, minutes, reason, idempotencyKey } }).then(
        ({ data }) => data?.confirmService,
      ),
    )
    if (!success) return
    clear()
    onConfirmed(success.serviceRecord)
  }

  return (
    <Dialog title={text.correctTitle(name)} onClose={onClose}>
      <form ref={form} className="manage-form" noValidate onSubmit={(event) => void correct(event)}>
        <TextField
          type="text"
          inputMode="numeric"
          autoComplete="off"
          label={text.minutes}
          error={problems.includes('minutes') ? text.minutesProblem : undefined}
          value={fields.minutes}
          onChange={(event) => set({ minutes: event.target.value })}
        />
        <TextArea
          label={text.reason}
          hint={text.correctReasonHint}
          error={problems.includes('reason') ? text.problems.reason : undefined}
          rows={2}
          maxLength={REASON_LENGTH_MAX}
          value={fields.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <WriteNote state={state} />
        <div className="dialog-actions">
          <Button kind="secondary" onClick={onClose}>
            {text.keepHours}
          </Button>
          <Button type="submit" busy={state.phase === 'sending'}>
            {state.phase === 'sending' ? text.confirming : text.confirmCorrected}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
