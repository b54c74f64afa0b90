type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What is open on this page now, by its name. */
const openNow = new Map<string, string>()

/** It is open until the function that comes back is called. */
export function noteOpened(name: string, which: string): () => void {
  openNow.set(name, which)
  return () => void openNow.delete(name)
}

/** Whoever leaves now finds open what is open, when they come back in this tab. A full or shut store costs only that. */
export function keepOpened(store: Store): void {
  try {
    for (const [name, which] of openNow) store.setItem(keyOf(name), which)
  } catch {
    return
  }
}

/** Which was kept open; null: none. */
export function keptOpened(store: Store, name: string): string | null {
  try {
    return store.getItem(keyOf(name))
  } catch {
    return null
  }
}

export function forgetOpened(store: Store, name: string): void {
  try {
    store.removeItem(keyOf(name))
  } catch {
    return
  }
}

function keyOf(name: string): string {
  return `opened ${name}`
}
