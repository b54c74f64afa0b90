import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Form } from './form.tsx'
import { formText } from './form-text.ts'
import type { Entered, FormState } from './use-form.ts'
import { WriteButton } from './write-button.tsx'
import type { Helps } from './write-note.tsx'

export interface ReasonWords {
  label?: string
  hint: string
  lengthMax: number
  rows?: number
  keep: string
  confirm: string
  sending: string
}

/** The form of a dialog that ends with a reason, written for those whom it concerns. */
export function ReasonForm<Fields extends Entered & { reason: string }, Problem extends string>({
  form,
  words,
  kind = 'danger',
  helps,
  onClose,
  children,
}: {
  form: FormState<Fields, Problem | 'reason'>
  words: ReasonWords
  kind?: 'primary' | 'danger'
  helps?: Helps
  onClose(): void
  children: ReactNode
}) {
  const text = useText(formText)
  return (
    <Form
      form={form}
      {...(helps && { helps })}
      buttons={
        <div className="dialog-actions">
          <Button kind="secondary" onClick={onClose}>
            {words.keep}
          </Button>
          <WriteButton
            type="submit"
            kind={kind}
            state={form.state}
            words={words.confirm}
            sending={words.sending}
          />
        </div>
      }
    >
      {children}
      <TextArea
        label={words.label ?? text.reason}
        hint={words.hint}
        rows={words.rows ?? 3}
        maxLength={words.lengthMax}
        {...form.bind('reason', 'reason')}
      />
    </Form>
  )
}

/** What has to be written before something is taken away. */
export function readReason({ reason }: { reason: string }): { input: string } | { problems: ['reason'] } {
  return reason.trim() ? { input: reason.trim() } : { problems: ['reason'] }
}
