import { useSyncExternalStore } from 'react'
import { locate, type Place } from './locate.ts'

type HereState =
  | { status: 'unknown' | 'asking' | 'refused' | 'failed'; here: null }
  | { status: 'known'; here: Place }

const ONCE = { timeout: 10_000, maximumAge: 60_000 }

let state: HereState = { status: 'unknown', here: null }
const listeners = new Set<() => void>()

/** Where the person is: asked for only when `ask` is called, kept in memory only, gone with the page. */
export function useHere(): HereState & { ask(): void } {
  const current = useSyncExternalStore(subscribe, () => state)
  return { ...current, ask: () => void ask() }
}

async function ask() {
  if (state.status === 'asking') return
  become({ status: 'asking', here: null })
  const located = await locate(ONCE)
  if (located.kind === 'found') become({ status: 'known', here: located.place })
  else become({ status: located.kind, here: null })
}

function become(next: HereState) {
  state = next
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
