import type { Language } from '../i18n/language.tsx'
import type { Difference } from './change-section.tsx'
import { countOf } from './entered-count.ts'
import { enteredTimeOf, instantOf, isSameInstant } from './entered-time.ts'
import type { Entered, Read } from './use-form.ts'

/** What can't be read as entered. */
export const MALFORMED = Symbol('malformed')

/** How one value is entered: the fields that hold it, what they say of a value, and which value they say. */
export interface Kind<Value> {
  /** The fields, each with what it holds at first. */
  empty: Entered
  show(value: Value): Entered
  read(fields: Entered): Value | typeof MALFORMED
  isSame(one: Value, other: Value): boolean
  /** What a change sends to take the value away, where it may be none. */
  none?: unknown
}

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

/** Only what differs from what stands. */
export function readChanges<All extends Entries>(
  entries: All,
  fields: Entered,
  standing: Values<All>,
): { changes: ChangesOf<All> } | { problems: readonly ProblemsOf<All>[] } {
  const read = readEntries(entries, fields)
  if ('problems' in read) return read
  const differing = Object.entries(entries).filter(
    ([name, { kind }]) => !kind.isSame(read.input[name], standing[name]),
  )
  const changes = differing.map(([name, { kind }]) => [name, read.input[name] ?? kind.none])
  return { changes: Object.fromEntries(changes) as ChangesOf<All> }
}

/** A moment on the district's clocks, as a day and a time. */
export function moment(day: string, time: string): Kind<string> {
  return {
    empty: { [day]: '', [time]: '' },
    show(value) {
      const entered = enteredTimeOf(value)
      return { [day]: entered.day, [time]: entered.time }
    },
    read: (fields) => instantOf({ day: fields[day] ?? '', time: fields[time] ?? '' }) ?? MALFORMED,
    isSame: isSameInstant,
  }
}

/** A moment, or none when both its fields are empty. */
export function optionalMoment(day: string, time: string): Kind<string | null> {
  const whole = moment(day, time)
  return {
    empty: whole.empty,
    show: (value) => (value === null ? whole.empty : whole.show(value)),
    read: (fields) => (!fields[day] && !fields[time] ? null : whole.read(fields)),
    isSame: (one, other) => one === other || (one !== null && other !== null && isSameInstant(one, other)),
  }
}

/** A whole number from `least` to `most`. */
export function count(
  field: string,
  { least = 1, most = Infinity, first = '' }: { least?: 0 | 1; most?: number; first?: string } = {},
): Kind<number> {
  return {
    empty: { [field]: first },
    show: (value) => ({ [field]: String(value) }),
    read(fields) {
      const entered = fields[field] ?? ''
      const value = least === 0 && entered.trim() === '0' ? 0 : countOf(entered)
      return value === null || value > most ? MALFORMED : value
    },
    isSame: Object.is,
  }
}

/** A whole number above 0, or none; a change says none with 0. */
export function optionalCount(field: string, limits: { most?: number } = {}): Kind<number | null> {
  const whole = count(field, limits)
  return {
    empty: whole.empty,
    show: (value) => ({ [field]: value ? String(value) : '' }),
    read: (fields) => (fields[field]?.trim() ? whole.read(fields) : null),
    isSame: (one, other) => (one ?? 0) === (other ?? 0),
    none: 0,
  }
}

/** Words, or a choice by its name, that have to be there. */
export function words(field: string): Kind<string> {
  return {
    empty: { [field]: '' },
    show: (value) => ({ [field]: value }),
    read: (fields) => fields[field]?.trim() || MALFORMED,
    isSame: Object.is,
  }
}

/** Words, or a choice by its name, or none; a change says none with no words. */
export function optionalWords(field: string): Kind<string | null> {
  return {
    empty: { [field]: '' },
    show: (value) => ({ [field]: value ?? '' }),
    read: (fields) => fields[field]?.trim() || null,
    isSame: (one, other) => (one ?? '') === (other ?? ''),
    none: '',
  }
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
