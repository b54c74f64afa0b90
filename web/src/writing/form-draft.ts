import { useState } from 'react'

type Fields = Record<string, string>

interface Kept<T> {
  fields: T
  /** Something was entered that is not sent yet. */
  isEntered: boolean
  /** What stood as it was entered; while nothing is, the form follows what stands. */
  standing: string
}

export interface FormDraft<T> {
  fields: T
  set(changed: Partial<T>): void
  /** Forgets what was entered and shows this, or what stands. */
  clear(next?: T): void
  /** What stands is no longer what it was when the first field was entered. */
  isOutdated: boolean
  /** What was entered is to hold all the same. */
  keep(): void
}

/**
 * What was entered into a form, kept in the tab until `clear`: a reload, a wrong turn or signing in again loses nothing.
 * `version` names the state of what is edited; a form that is given none is never outdated.
 */
export function useFormDraft<T extends Fields>(name: string, initial: T, version?: string): FormDraft<T> {
  const standing = version ?? JSON.stringify(initial)
  const [kept, setKept] = useState<Kept<T>>(() => {
    const draft = readDraft(sessionStorage, name, initial)
    if (draft === initial) return { fields: initial, isEntered: false, standing }
    return { fields: draft, isEntered: true, standing: readVersion(sessionStorage, name) ?? standing }
  })
  if (!kept.isEntered && kept.standing !== standing) setKept({ fields: initial, isEntered: false, standing })

  return {
    fields: kept.fields,
    isOutdated: version !== undefined && kept.isEntered && kept.standing !== standing,
    set: (changed) =>
      setKept((before) => {
        const after = { ...before, fields: { ...before.fields, ...changed }, isEntered: true }
        keepDraft(sessionStorage, name, after.fields, after.standing)
        return after
      }),
    clear(next = initial) {
      forgetDraft(sessionStorage, name)
      setKept({ fields: next, isEntered: false, standing })
    },
    keep() {
      keepDraft(sessionStorage, name, kept.fields, standing)
      setKept({ ...kept, standing })
    },
  }
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** No field of a form is named so. */
const VERSION = ' version'

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

/** A full or shut store costs only the draft's survival, never the form. */
export function keepDraft(store: Store, name: string, fields: Fields, version = ''): void {
  try {
    store.setItem(keyOf(name), JSON.stringify({ ...fields, [VERSION]: version }))
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
