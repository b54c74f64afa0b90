import { type FormEvent, useState } from 'react'
import type { RefusedWriteFragment } from '../api/gen/documents.ts'
import { useText } from '../i18n/text.ts'
import { manageText } from '../manage/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useFormDraft } from './form-draft.ts'
import { useWrite } from './use-write.ts'
import { WriteNote } from './write-note.tsx'

const noReason = { reason: '' }

/** Asks for a reason before something is taken away; what was written is kept until it has happened. */
export function ReasonDialog<V extends { __typename: string }>({
  draft,
  title,
  what,
  hint,
  lengthMax,
  words,
  send,
  onClose,
  onDone,
}: {
  /** Names the kept text. */
  draft: string
  title: string
  what: string
  hint: string
  lengthMax: number
  words: { missing: string; keep: string; confirm: string; sending: string }
  send(reason: string, idempotencyKey: string): Promise<V | RefusedWriteFragment | undefined>
  onClose(): void
  onDone(): void
}) {
  const text = useText(manageText)
  const { fields, set, clear } = useFormDraft(draft, noReason)
  const [isMissing, setIsMissing] = useState(false)
  const { state, write } = useWrite()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const reason = fields.reason.trim()
    setIsMissing(!reason)
    if (!reason) return
    const success = await write(reason, (idempotencyKey) => send(reason, idempotencyKey))
    if (!success) return
    clear()
    onDone()
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <p>
          <strong>{what}</strong>
        </p>
        <TextArea
          label={text.reason}
          hint={hint}
          error={isMissing ? words.missing : undefined}
          rows={3}
          maxLength={lengthMax}
          value={fields.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <WriteNote state={state} />
        <div className="dialog-actions">
          <Button kind="secondary" onClick={onClose}>
            {words.keep}
          </Button>
          <Button type="submit" kind="danger" busy={state.phase === 'sending'}>
            {state.phase === 'sending' ? words.sending : words.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
