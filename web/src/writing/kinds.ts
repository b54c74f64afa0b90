import { chosenOf } from './chosen.ts'
import { countOf } from './entered-count.ts'
import { enteredTimeOf, instantOf, isSameInstant } from './entered-time.ts'
import type { Entered } from './use-form.ts'

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

/** A moment, or none when both its fields are empty; a change says none with no words. */
export function optionalMoment(day: string, time: string): Kind<string | null> {
  const whole = moment(day, time)
  return {
    empty: whole.empty,
    show: (value) => (value === null ? whole.empty : whole.show(value)),
    read: (fields) => (!fields[day] && !fields[time] ? null : whole.read(fields)),
    isSame: (one, other) => one === other || (one !== null && other !== null && isSameInstant(one, other)),
    none: '',
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

/** Any number of names, or none; in which order is no difference. */
export function choices<Name extends string>(field: string): Kind<Name[]> {
  const sorted = (names: Name[]) => [...names].sort().join(' ')
  return {
    empty: { [field]: '' },
    show: (value) => ({ [field]: value.join(' ') }),
    read: (fields) => chosenOf(fields[field] ?? '') as Name[],
    isSame: (one, other) => sorted(one) === sorted(other),
  }
}
