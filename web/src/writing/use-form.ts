import { type ChangeEvent, type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { type FormDraft, useFormDraft } from './form-draft.ts'
import type { WriteState, Writing } from './use-write.ts'
import type { Refusal, SuccessOf } from './verdict.ts'

export type Entered = Record<string, string>
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What to send, or what is missing or can't be read. */
export type Read<Input, Problem> = { input: Input } | { problems: readonly Problem[] }

export interface FormSettings<Fields extends Entered, Input, Problem extends string> {
  /** Names the kept text. */
  draft: string
  initial: Fields
  /** The state of what is edited, where somebody else may change it meanwhile. */
  version?: string | undefined
  read(fields: Fields): Read<Input, Problem>
  /** What is said beside the field of each problem. */
  problemWords: Record<Problem, string>
}

/** What fields and the frame of a form need to know of it. */
export interface FormState<Fields extends Entered, Problem extends string> {
  element: RefObject<HTMLFormElement | null>
  fields: Fields
  set(changed: Partial<Fields>): void
  problems: readonly Problem[]
  errorOf(problem: Problem): string | undefined
  /** For the control that holds a field, with what is wrong with it. */
  bind(name: keyof Fields & string, problem?: Problem): Bound
  draft: FormDraft<Fields>
  state: WriteState<Refusal>
  /** Without an event where something else than its button sends it. */
  submit(event: FormEvent | null): void
}

export interface Bound {
  value: string
  onChange(event: ChangeEvent<Control>): void
  error?: string | undefined
}

/** A form that sends what is entered; `onDone` hears of the success, and `clear` is what the form shows then. */
export function useForm<Fields extends Entered, Input, Data, Problem extends string>({
  writing,
  onDone,
  ...settings
}: FormSettings<Fields, Input, Problem> & {
  writing: Writing<Data, Input>
  onDone(success: SuccessOf<Data>, clear: (next?: Fields) => void): void
}): FormState<Fields, Problem> {
  const { check, ...form } = useEntries(settings)
  async function send() {
    const input = check()
    const success = input && (await writing.write(input))
    if (!success) return
    form.draft.clear()
    onDone(success, form.draft.clear)
  }
  return {
    ...form,
    state: writing.state,
    submit(event) {
      event?.preventDefault()
      void send()
    },
  }
}

/** The draft, what is wrong with it, and the focus on the first field that is. */
export function useEntries<Fields extends Entered, Input, Problem extends string>({
  draft: name,
  initial,
  version,
  read,
  problemWords,
}: FormSettings<Fields, Input, Problem>) {
  const draft = useFormDraft(name, initial, version)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problems.length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [problems])
  const errorOf = (problem: Problem) => (problems.includes(problem) ? problemWords[problem] : undefined)

  return {
    ...{ element, draft, problems, errorOf },
    fields: draft.fields,
    set: draft.set,
    bind: (field: keyof Fields & string, problem?: Problem): Bound => ({
      value: draft.fields[field] ?? '',
      error: problem && errorOf(problem),
      onChange: (event) => draft.set({ [field]: event.target.value } as unknown as Partial<Fields>),
    }),
    /** What to send; null, with its problems shown, while something is missing. */
    check(): Input | null {
      const answer = read(draft.fields)
      setProblems('problems' in answer ? answer.problems : [])
      return 'problems' in answer ? null : answer.input
    },
  }
}
