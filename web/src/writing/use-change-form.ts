import { useState } from 'react'
import { type Entered, type FormSettings, type FormState, type Read, useEntries } from './use-form.ts'
import type { Writing } from './use-write.ts'
import type { SuccessOf } from './verdict.ts'

export interface ChangeForm<Fields extends Entered, Changes, Problem extends string>
  extends FormState<Fields, Problem> {
  /** The changes that wait for a yes. */
  asked: Changes | null
  confirm(): void
  dismiss(): void
  outcome: ChangeOutcome | null
}

/** `told`: how many people were told of it; null: not known yet. */
export type ChangeOutcome = { is: 'unchanged' } | { is: 'changed'; told: number | null }

/**
 * A form that changes what stands: what is entered is read, its changes are asked about, and sent once they are confirmed.
 * Whoever changes it meanwhile is noticed: `initial` is what stands.
 */
export function useChangeForm<
  Fields extends Entered,
  Changes extends object,
  Input,
  Data,
  Problem extends string,
>({
  writing,
  read,
  inputOf,
  fieldsOf,
  toldOf,
  ...settings
}: Omit<FormSettings<Fields, Changes, Problem>, 'version' | 'read'> & {
  /** Only what differs from what stands. */
  read(fields: Fields): { changes: Changes } | { problems: readonly Problem[] }
  writing: Writing<Data, Input>
  inputOf(changes: Changes): Input
  /** What the form shows afterwards. */
  fieldsOf(success: SuccessOf<Data>): Fields
  toldOf(success: SuccessOf<Data>): number | null
}): ChangeForm<Fields, Changes, Problem> {
  const { check, ...form } = useEntries({
    ...settings,
    version: JSON.stringify(settings.initial),
    read(fields: Fields): Read<Changes, Problem> {
      const answer = read(fields)
      return 'problems' in answer ? answer : { input: answer.changes }
    },
  })
  const [asked, setAsked] = useState<{ changes: Changes; input: Input } | null>(null)
  const [outcome, setOutcome] = useState<ChangeOutcome | null>(null)

  async function send(input: Input) {
    const success = await writing.write(input)
    setAsked(null)
    if (!success) return
    form.draft.clear(fieldsOf(success))
    setOutcome({ is: 'changed', told: toldOf(success) })
  }

  return {
    ...{ ...form, asked: asked?.changes ?? null, outcome },
    state: writing.state,
    submit(event) {
      event?.preventDefault()
      writing.reset()
      setOutcome(null)
      const changes = check()
      if (!changes) return
      if (Object.keys(changes).length === 0) setOutcome({ is: 'unchanged' })
      // What is confirmed is meant of what stands now.
      else setAsked({ changes, input: inputOf(changes) })
    },
    confirm: () => asked && void send(asked.input),
    dismiss: () => setAsked(null),
  }
}
