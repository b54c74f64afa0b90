import { useSyncExternalStore } from 'react'
import { isElderMode, rememberElderMode, showElderMode } from './elder-choice.ts'

const listeners = new Set<() => void>()

/** Larger type and fewer things at once. */
export function useElderMode(): [on: boolean, set: (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, isElderMode), set]
}

function set(on: boolean) {
  showElderMode(on)
  rememberElderMode(on)
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
