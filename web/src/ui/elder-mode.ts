import { useSyncExternalStore } from 'react'

const STORAGE_KEY = 'elder'
const listeners = new Set<() => void>()

/** Puts the remembered choice on the page; before the first paint, so that nothing jumps. */
export function restoreElderMode() {
  try {
    show(localStorage.getItem(STORAGE_KEY) === 'on')
  } catch {
    show(false)
  }
}

/** Larger type and fewer things at once. */
export function useElderMode(): [on: boolean, set: (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, isOn), set]
}

function isOn(): boolean {
  return document.documentElement.dataset['elder'] === 'on'
}

function set(on: boolean) {
  show(on)
  try {
    localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off')
  } catch {
    // Storage is shut in some private windows: the choice then lasts for this page.
  }
  for (const changed of listeners) changed()
}

function show(on: boolean) {
  document.documentElement.dataset['elder'] = on ? 'on' : 'off'
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
