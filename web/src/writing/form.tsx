import './form.css'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import type { Difference } from './entries.ts'
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
  meanwhile,
  children,
}: {
  form: FormState<Fields, Problem>
  className?: string
  buttons: ReactNode
  /** What somebody else changed since the form was begun. */
  meanwhile?: readonly Difference[] | undefined
  /** A refusal's starts that fit are there to be pressed; the form has the fields `day` and `time`. */
  offersStarts?: boolean
  helps?: Helps
  children: ReactNode
}) {
  const text = useText(formText)
  return (
    <form ref={form.element} className={`form ${className}`.trim()} noValidate onSubmit={form.submit}>
      <ChangedMeanwhile draft={form.draft} differences={meanwhile} />
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

function ChangedMeanwhile({
  draft,
  differences = [],
}: {
  draft: FormState<Entered, string>['draft']
  differences?: readonly Difference[] | undefined
}) {
  const text = useText(formText)
  if (!draft.isOutdated) return null
  return (
    <Note tone="few">
      <p>{text.changedMeanwhile}</p>
      <Differences of={differences} />
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

/** What differs, as it was and as it is, or will be. */
export function Differences({ of }: { of: readonly Difference[] }) {
  const text = useText(formText)
  if (of.length === 0) return null
  return (
    <dl className="form-differences">
      {of.map(({ name, from, to }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="tabular">{text.fromTo(from, to)}</dd>
        </div>
      ))}
    </dl>
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
