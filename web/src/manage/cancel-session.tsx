import { type FormEvent, useState } from 'react'
import { useMutation } from 'urql'
import { CancelSessionDocument } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useFormDraft } from './form-draft.ts'
import type { ManagedSession } from './managed-session-page.tsx'
import { manageText } from './text.ts'
import { useWrite } from './use-write.ts'
import { WriteNote } from './write-note.tsx'

const REASON_LENGTH_MAX = 500
const noReason = { reason: '' }

export function CancelSession({ session }: { session: ManagedSession }) {
  const text = useText(manageText)
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Button kind="danger" onClick={() => setIsAsking(true)}>
        {text.cancelSession}
      </Button>
      {isAsking ? <CancelDialog session={session} onClose={() => setIsAsking(false)} /> : null}
    </>
  )
}

function CancelDialog({ session, onClose }: { session: ManagedSession; onClose(): void }) {
  const text = useText(manageText)
  const { fields, set, clear } = useFormDraft(`cancel ${session.id}`, noReason)
  const [isMissing, setIsMissing] = useState(false)
  const [, send] = useMutation(CancelSessionDocument)
  const { state, write } = useWrite()
  const people = session.slot?.reserved ?? 0

  async function cancel(event: FormEvent) {
    event.preventDefault()
    const reason = fields.reason.trim()
    setIsMissing(!reason)
    if (!reason) return
    const success = await write(reason, (idempotencyKey) =>
      send({ input: { sessionId: session.id, reason, idempotencyKey } }).then(
        ({ data }) => data?.cancelSession,
      ),
    )
    if (!success) return
    clear()
    onClose()
  }

  return (
    <Dialog title={text.cancelTitle} onClose={onClose}>
      <form className="manage-form" noValidate onSubmit={(event) => void cancel(event)}>
        <p>
          <strong>{text.cancelTouches(session.slot?.reservationCount ?? 0, people)}</strong>
        </p>
        <TextArea
          label={text.reason}
          hint={text.reasonHint}
          error={isMissing ? text.problems.reason : undefined}
          rows={3}
          maxLength={REASON_LENGTH_MAX}
          value={fields.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <WriteNote state={state} />
        <div className="dialog-actions">
          <Button kind="secondary" onClick={onClose}>
            {text.keepSession}
          </Button>
          <Button type="submit" kind="danger" busy={state.phase === 'sending'}>
            {state.phase === 'sending' ? text.cancelling : text.confirmCancel(people)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
