import { type FormEvent, useState } from 'react'
import { ReleaseShiftDocument } from '../api/gen/documents.ts'
import { useMutation } from '../api/use-mutation.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { useFormDraft } from '../manage/form-draft.ts'
import { useWrite } from '../manage/use-write.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { releasing } from './releasing.ts'
import type { ShownShift } from './shift-words.ts'
import { volunteerText } from './text.ts'

const REASON_LENGTH_MAX = 300
const noReason = { reason: '' }

/** The way out of a shift, until its deadline; afterwards whom to ask. */
export function ReleaseShift({ shift }: { shift: ShownShift }) {
  const text = useText(volunteerText)
  const { language } = useLanguage()
  const now = useNow()
  const [isAsking, setIsAsking] = useState(false)
  const may = releasing(shift, now)
  if (may === 'over') return null
  if (may === 'tooLate') return <p className="shift-release-words">{text.releaseTooLate}</p>
  const until = shift.viewerClaim?.releaseUntil ?? shift.startsAt
  return (
    <>
      <Button kind="danger" onClick={() => setIsAsking(true)}>
        {text.release}
      </Button>
      <p className="shift-release-words tabular">
        {may === 'anyTime' ? text.releaseAnyTime : text.releaseUntil(whenWords(until, now, language))}
      </p>
      {isAsking ? <ReleaseDialog shift={shift} onClose={() => setIsAsking(false)} /> : null}
    </>
  )
}

function ReleaseDialog({ shift, onClose }: { shift: ShownShift; onClose(): void }) {
  const text = useText(volunteerText)
  const { fields, set, clear } = useFormDraft(`release ${shift.id}`, noReason)
  const [isMissing, setIsMissing] = useState(false)
  const [, send] = useMutation(ReleaseShiftDocument)
  const { state, write } = useWrite()
  const isSending = state.phase === 'sending'

  async function release(event: FormEvent) {
    event.preventDefault()
    const reason = fields.reason.trim()
    setIsMissing(!reason)
    if (!reason) return
    const success = await write(reason, (idempotencyKey) =>
      send({ input: { shiftId: shift.id, reason, idempotencyKey } }).then(({ data }) => data?.releaseShift),
    )
    if (!success) return
    clear()
    onClose()
  }

  return (
    <Dialog title={text.releaseTitle} onClose={onClose}>
      <form className="volunteer-form" noValidate onSubmit={(event) => void release(event)}>
        <p>{text.releaseWhat}</p>
        <TextArea
          label={text.reason}
          hint={text.reasonHint}
          error={isMissing ? text.reasonMissing : undefined}
          rows={2}
          maxLength={REASON_LENGTH_MAX}
          value={fields.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <RefusalNote state={state} />
        <div className="dialog-actions">
          <Button kind="secondary" onClick={onClose}>
            {text.keep}
          </Button>
          <Button type="submit" kind="danger" busy={isSending}>
            {isSending ? text.releasing : text.release}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
