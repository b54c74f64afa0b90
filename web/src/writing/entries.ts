import type { Language } from '../i18n/pick-language.ts'
import { type Kind, MALFORMED } from './kinds.ts'
import type { Entered, Read } from './use-form.ts'

/** What is entered, by the names of what is sent; `problem` is what goes wrong where it is named otherwise. */
export type Entries = Record<string, { kind: Kind<unknown>; problem?: string }>
type ValueOf<Entry> = Entry extends { kind: Kind<infer Value> } ? Value : never
export type Values<All extends Entries> = { [Name in keyof All]: ValueOf<All[Name]> }
type ProblemOf<Entry> = Entry extends { problem?: infer Problem } ? Extract<Problem, string> : never
export type ProblemsOf<All extends Entries> = ProblemOf<All[keyof All]>
export type ChangesOf<All extends Entries> = { [Name in keyof All]?: NonNullable<ValueOf<All[Name]>> }

/** What a form of these entries holds at first. */
export function emptyFields(entries: Entries): Entered {
  return Object.assign({}, ...Object.values(entries).map(({ kind }) => kind.empty)) as Entered
}

/** What the form shows of what stands. */
export function fieldsOf<All extends Entries>(entries: All, standing: Values<All>): Entered {
  const shown = Object.entries(entries).map(([name, { kind }]) => kind.show(standing[name]))
  return Object.assign({}, ...shown) as Entered
}

/** All values, or everything that is missing or can't be read. */
export function readEntries<All extends Entries>(
  entries: All,
  fields: Entered,
): Read<Values<All>, ProblemsOf<All>> {
  const read = Object.entries(entries).map(([name, { kind, problem = name }]) => ({
    ...{ name, problem },
    value: kind.read(fields),
  }))
  const wrong = read.filter(({ value }) => value === MALFORMED)
  if (wrong.length > 0) return { problems: wrong.map(({ problem }) => problem as ProblemsOf<All>) }
  return { input: Object.fromEntries(read.map(({ name, value }) => [name, value])) as Values<All> }
}

/** Only what was touched, and differs from what stands. A form may show less than that: a time without its seconds. */
export function readChanges<All extends Entries>(
  entries: All,
  fields: Entered,
  standing: Values<All>,
): { changes: ChangesOf<All> } | { problems: readonly ProblemsOf<All>[] } {
  const read = readEntries(entries, fields)
  if ('problems' in read) return read
  const differing = Object.entries(entries).filter(([name, { kind }]) => {
    const isTouched = Object.entries(kind.show(standing[name])).some(
      ([field, shown]) => fields[field] !== shown,
    )
    return isTouched && !kind.isSame(read.input[name], standing[name])
  })
  const changes = differing.map(([name, { kind }]) => [name, read.input[name] ?? kind.none])
  return { changes: Object.fromEntries(changes) as ChangesOf<All> }
}

/** What somebody else changed: what stands now of what these fields showed otherwise. */
export function changesSince<All extends Entries>(
  entries: All,
  since: Entered,
  standing: Values<All>,
): { before: Values<All>; changes: ChangesOf<All> } | null {
  const before = readEntries(entries, since)
  if ('problems' in before) return null
  const read = readChanges(entries, fieldsOf(entries, standing), before.input)
  return 'problems' in read ? null : { before: before.input, changes: read.changes }
}

/** One thing that will differ. */
export interface Difference {
  name: string
  from: string
  to: string
}

/** What differs, as it was and as it will be. */
export function differencesOf<All extends Entries, Words>(
  entries: All & Record<string, { words(value: never, words: Words, language: Language): string }>,
  changes: ChangesOf<All>,
  standing: Values<All>,
  { names, text, language }: { names: Record<keyof All & string, string>; text: Words; language: Language },
): Difference[] {
  return Object.entries(entries)
    .filter(([name]) => name in changes)
    .map(([name, { words: wordsOf }]) => ({
      name: names[name] ?? name,
      from: wordsOf(standing[name] as never, text, language),
      to: wordsOf(changes[name] as never, text, language),
    }))
}
