import { type ReactNode, useId } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Note } from '../ui/note.tsx'
import type { Difference } from './entries.ts'
import { Differences, Form } from './form.tsx'
import { formText } from './form-text.ts'
import type { ChangeForm } from './use-change-form.ts'
import type { Entered } from './use-form.ts'

/** A section in which something that stands is changed: its form, and before anything is sent, what will differ and for whom. */
export function ChangeSection<Fields extends Entered, Changes, Problem extends string>({
  title,
  button,
  form,
  beside,
  differencesOf,
  meanwhileOf,
  touchesOf,
  children,
}: {
  title: string
  button: string
  form: ChangeForm<Fields, Changes, Problem>
  /** What follows the form. */
  beside?: ReactNode
  differencesOf(changes: Changes): readonly Difference[]
  /** What somebody else changed since the form showed these fields. */
  meanwhileOf(since: Fields): readonly Difference[]
  /** Whom the changes touch, and how. */
  touchesOf(changes: Changes): ReactNode
  children: ReactNode
}) {
  const text = useText(formText)
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Form
        form={form}
        offersStarts
        meanwhile={form.draft.isOutdated ? meanwhileOf(form.draft.since) : undefined}
        buttons={
          <>
            {form.outcome ? (
              <Note>
                <p>{form.outcome.is === 'changed' ? text.changed(form.outcome.told) : text.unchanged}</p>
              </Note>
            ) : null}
            <Button type="submit" kind="secondary">
              {button}
            </Button>
          </>
        }
      >
        {children}
      </Form>
      {beside}
      {form.asked ? (
        <ConfirmChange
          differences={differencesOf(form.asked)}
          busy={form.state.phase === 'sending'}
          onConfirm={form.confirm}
          onClose={form.dismiss}
        >
          {touchesOf(form.asked)}
        </ConfirmChange>
      ) : null}
    </section>
  )
}

function ConfirmChange({
  differences,
  busy,
  onConfirm,
  onClose,
  children,
}: {
  differences: readonly Difference[]
  busy: boolean
  onConfirm(): void
  onClose(): void
  children: ReactNode
}) {
  const text = useText(formText)
  return (
    <Dialog title={text.changeTitle} onClose={onClose}>
      <Differences of={differences} />
      {children}
      <div className="dialog-actions">
        <Button kind="secondary" onClick={onClose}>
          {text.keep}
        </Button>
        <Button busy={busy} onClick={onConfirm}>
          {busy ? text.changing : text.confirmChange}
        </Button>
      </div>
    </Dialog>
  )
}
