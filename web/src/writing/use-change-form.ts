import { type FormEvent, useState } from 'react'
import type { RefusedWriteFragment } from '../api/gen/documents.ts'
import { useFormDraft } from './form-draft.ts'
import { useFocusProblem } from './use-focus-problem.ts'
import { useWrite } from './use-write.ts'

/**
 * A form that changes what stands: what is entered is read, its changes are asked about, and sent once they are confirmed.
 * `ask` is the form's submit; `asked` are the changes that wait for a yes.
 */
export function useChangeForm<
  Fields extends Record<string, string>,
  Changes extends object,
  Problem extends string,
>(draft: string, initial: Fields, read: (fields: Fields) => { changes: Changes } | { problems: Problem[] }) {
  const { fields, set, clear } = useFormDraft<Fields>(draft, initial)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [asked, setAsked] = useState<Changes | null>(null)
  const [outcome, setOutcome] = useState<'unchanged' | 'changed' | null>(null)
  const { state, write, reset } = useWrite()
  const form = useFocusProblem(problems)

  return {
    ...{ fields, set, problems, asked, outcome, state, form },
    ask(event: FormEvent) {
      event.preventDefault()
      reset()
      setOutcome(null)
      const answer = read(fields)
      setProblems('problems' in answer ? answer.problems : [])
      if ('problems' in answer) return
      if (Object.keys(answer.changes).length === 0) setOutcome('unchanged')
      else setAsked(answer.changes)
    },
    /** Sends the changes; afterwards the form shows what stands now. */
    async confirm<Verdict extends { __typename: string }>(
      changes: Changes,
      send: (idempotencyKey: string) => Promise<Verdict | RefusedWriteFragment | undefined>,
      fieldsOf: (success: Exclude<Verdict, RefusedWriteFragment>) => Fields,
    ) {
      const success = await write(JSON.stringify(changes), send)
      setAsked(null)
      if (!success) return
      clear(fieldsOf(success))
      setOutcome('changed')
    },
    dismiss: () => setAsked(null),
  }
}
