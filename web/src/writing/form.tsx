import './form.css'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { formText } from './form-text.ts'
import { SuggestedStarts } from './suggested-starts.tsx'
import type { Entered, FormState } from './use-form.ts'
import { type Helps, WriteNote } from './write-note.tsx'

/** A form's frame: what changed meanwhile, its fields, how many are wrong, why it was not done, and its buttons. */
export function Form<Fields extends Entered, Problem extends string>({
  form,
  className = '',
  buttons,
  offersStarts = false,
  helps,
  children,
}: {
  form: FormState<Fields, Problem>
  className?: string
  buttons: ReactNode
  /** A refusal's starts that fit are there to be pressed; the form has the fields `day` and `time`. */
  offersStarts?: boolean
  helps?: Helps
  children: ReactNode
}) {
  const text = useText(formText)
  return (
    <form ref={form.element} className={`form ${className}`.trim()} noValidate onSubmit={form.submit}>
      <ChangedMeanwhile draft={form.draft} />
      {children}
      <ProblemCount count={form.problems.length} />
      <WriteNote state={form.state} unanswered={text.unansweredForm} helps={helps}>
        {offersStarts ? (
          <SuggestedStarts
            state={form.state}
            onStart={(start) => form.set(start as unknown as Partial<Fields>)}
          />
        ) : null}
      </WriteNote>
      {buttons}
    </form>
  )
}

function ChangedMeanwhile({ draft }: { draft: FormState<Entered, string>['draft'] }) {
  const text = useText(formText)
  if (!draft.isOutdated) return null
  return (
    <Note tone="few">
      <p>{text.changedMeanwhile}</p>
      <div className="form-choices">
        <Button kind="secondary" onClick={() => draft.clear()}>
          {text.showWhatStands}
        </Button>
        <Button kind="quiet" onClick={draft.keep}>
          {text.keepEntered}
        </Button>
      </div>
    </Note>
  )
}

/** A single one has the focus, and is said there. */
function ProblemCount({ count }: { count: number }) {
  const text = useText(formText)
  return (
    <p className="form-problems" role="status">
      {count > 1 ? text.problemCount(count) : null}
    </p>
  )
}
