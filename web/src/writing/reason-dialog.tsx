import type { ReactNode } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { ReasonForm, type ReasonWords, readReason } from './reason-form.tsx'
import { useForm } from './use-form.ts'
import { useWrite, type WriteDocument } from './use-write.ts'
import type { SuccessOf } from './verdict.ts'
import type { Helps } from './write-note.tsx'

const noReason = { reason: '' }

/** Asks for a reason before something is taken away; what was written is kept until it has happened. */
export function ReasonDialog<Data extends object, Input extends { idempotencyKey: string }>({
  draft,
  title,
  what,
  words,
  missing,
  helps,
  document,
  inputOf,
  onClose,
  onDone = onClose,
}: {
  /** Names the kept text. */
  draft: string
  title: string
  what: ReactNode
  words: ReasonWords
  /** Said while there is no reason. */
  missing: string
  helps?: Helps
  document: WriteDocument<Data, Input>
  inputOf(reason: string): Omit<Input, 'idempotencyKey'>
  onClose(): void
  onDone?(success: SuccessOf<Data>): void
}) {
  const form = useForm({
    draft,
    writing: useWrite(document),
    initial: noReason,
    read(fields) {
      const read = readReason(fields)
      return 'problems' in read ? read : { input: inputOf(read.input) }
    },
    problemWords: { reason: missing },
    onDone,
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <ReasonForm {...{ form, words, onClose }} {...(helps && { helps })}>
        {what}
      </ReasonForm>
    </Dialog>
  )
}
