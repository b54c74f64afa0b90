import { useCallback, useState } from 'react'

type Fields = Record<string, string>

/** What was entered into a form, kept in the tab until `clear`: a reload or a wrong turn loses nothing. */
export function useFormDraft<T extends Fields>(
  name: string,
  initial: T,
): { fields: T; set(changed: Partial<T>): void; clear(next?: T): void } {
  const [fields, setFields] = useState<T>(() => readDraft(sessionStorage, name, initial))
  const set = useCallback(
    (changed: Partial<T>) =>
      setFields((before) => {
        const after = { ...before, ...changed }
        keepDraft(sessionStorage, name, after)
        return after
      }),
    [name],
  )
  const clear = useCallback(
    (next: T = initial) => {
      forgetDraft(sessionStorage, name)
      setFields(next)
    },
    [name, initial],
  )
  return { fields, set, clear }
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The kept fields over the initial ones; what is not of this form, or broken, is left out. */
export function readDraft<T extends Fields>(store: Store, name: string, initial: T): T {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(name)) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return initial
    const known = Object.entries(kept).filter(
      ([field, value]) => field in initial && typeof value === 'string',
    )
    return { ...initial, ...Object.fromEntries(known) }
  } catch {
    return initial
  }
}

/** A full or shut store costs only the draft's survival, never the form. */
export function keepDraft(store: Store, name: string, fields: Fields): void {
  try {
    store.setItem(keyOf(name), JSON.stringify(fields))
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

function keyOf(name: string): string {
  return `draft ${name}`
}
