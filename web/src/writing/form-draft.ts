import { useState } from 'react'
import { useShownPersonId } from '../api/api-provider.tsx'

type Fields = Record<string, string>

interface Kept<T> {
  fields: T
  /** Something was entered that is not sent yet. */
  isEntered: boolean
  /** What stood as it was entered; while nothing is, the form follows what stands. */
  standing: string
  /** What the fields showed then. */
  since: T
  /** What those that nobody touched show now. */
  base: T
}

export interface FormDraft<T> {
  fields: T
  set(changed: Partial<T>): void
  /** Forgets what was entered and shows this, or what stands. */
  clear(next?: T): void
  /** What stands is no longer what it was when the first field was entered. */
  isOutdated: boolean
  /** What the form showed then. */
  since: T
  /** What was entered is to hold all the same. */
  keep(): void
}

/**
 * What was entered into a form, kept in the tab until `clear`, for who entered it: a reload, a wrong turn or signing in again loses
 * nothing, and nobody else finds it.
 * `version` names the state of what is edited; a form that is given none is never outdated. In one that is, what nobody touched
 * goes on showing what stands.
 */
export function useFormDraft<T extends Fields>(form: string, initial: T, version?: string): FormDraft<T> {
  const name = `${useShownPersonId()} ${form}`
  const standing = version ?? JSON.stringify(initial)
  const [kept, setKept] = useState<Kept<T>>(() => {
    const draft = readDraft(sessionStorage, name, initial)
    if (draft === initial) return untouched(initial, standing)
    const since = { ...initial, ...readBase(sessionStorage, name) }
    return {
      ...{ fields: draft, isEntered: true, since, base: since },
      standing: readVersion(sessionStorage, name) ?? standing,
    }
  })
  if (!kept.isEntered && kept.standing !== standing) setKept(untouched(initial, standing))
  if (kept.isEntered && version !== undefined && !isSame(kept.base, initial)) {
    setKept({ ...kept, fields: followed(kept.fields, kept.base, initial), base: initial })
  }

  return {
    fields: kept.fields,
    since: kept.since,
    isOutdated: version !== undefined && kept.isEntered && kept.standing !== standing,
    set: (changed) =>
      setKept((before) => {
        const after = { ...before, fields: { ...before.fields, ...changed }, isEntered: true }
        keepDraft(sessionStorage, name, after.fields, after.standing, after.base)
        return after
      }),
    clear(next = initial) {
      forgetDraft(sessionStorage, name)
      setKept(untouched(next, standing))
    },
    keep() {
      keepDraft(sessionStorage, name, kept.fields, standing, initial)
      setKept({ ...kept, standing, since: initial })
    },
  }
}

function untouched<T>(fields: T, standing: string): Kept<T> {
  return { fields, isEntered: false, standing, since: fields, base: fields }
}

/** What was entered over what stands now: a field that still shows what stood before is no entry. */
export function followed<T extends Fields>(fields: T, before: T, now: T): T {
  const entered = Object.entries(fields).filter(([field, value]) => value !== before[field])
  return { ...fields, ...now, ...Object.fromEntries(entered) }
}

function isSame(one: Fields, other: Fields): boolean {
  return Object.entries(other).every(([field, value]) => one[field] === value)
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** No field of a form is named so. */
const VERSION = ' version'
const BASE = ' base'

/** The kept fields over the initial ones; what is not of this form, or broken, is left out. */
export function readDraft<T extends Fields>(store: Store, name: string, initial: T): T {
  const known = Object.entries(readKept(store, name)).filter(
    ([field, value]) => field in initial && typeof value === 'string',
  )
  return known.length > 0 ? { ...initial, ...Object.fromEntries(known) } : initial
}

/** Of what the kept fields were entered; null when nothing is kept. */
export function readVersion(store: Store, name: string): string | null {
  const version = readKept(store, name)[VERSION]
  return typeof version === 'string' ? version : null
}

/** What the fields showed before they were entered. */
function readBase(store: Store, name: string): Fields {
  const base = readKept(store, name)[BASE]
  return typeof base === 'object' && base !== null ? (base as Fields) : {}
}

/** A full or shut store costs only the draft's survival, never the form. */
export function keepDraft(store: Store, name: string, fields: Fields, version = '', base?: Fields): void {
  try {
    store.setItem(keyOf(name), JSON.stringify({ ...fields, [VERSION]: version, [BASE]: base }))
  } catch {
    return
  }
}

export function forgetDraft(store: Store, name: string): void {
  try {
    store.removeItem(keyOf(name))
  } catch {
    return
  }
}

function readKept(store: Store, name: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(name)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function keyOf(name: string): string {
  return `draft ${name}`
}
