import { useSyncExternalStore } from 'react'

export interface Here {
  latitude: number
  longitude: number
  accuracyMetres: number
}

type HereState =
  | { status: 'unknown' | 'asking' | 'refused' | 'failed'; here: null }
  | { status: 'known'; here: Here }

const TIMEOUT_MS = 10_000
const AGE_MAX_MS = 60_000

let state: HereState = { status: 'unknown', here: null }
const listeners = new Set<() => void>()

/** Where the person is: asked for only when `ask` is called, kept in memory only, gone with the page. */
export function useHere(): HereState & { ask(): void } {
  const current = useSyncExternalStore(subscribe, () => state)
  return { ...current, ask }
}

function ask() {
  if (state.status === 'asking') return
  if (!('geolocation' in navigator)) return become({ status: 'failed', here: null })
  become({ status: 'asking', here: null })
  navigator.geolocation.getCurrentPosition(
    ({ coords }) =>
      become({
        status: 'known',
        here: { latitude: coords.latitude, longitude: coords.longitude, accuracyMetres: coords.accuracy },
      }),
    (error) => become({ status: error.code === error.PERMISSION_DENIED ? 'refused' : 'failed', here: null }),
    { timeout: TIMEOUT_MS, maximumAge: AGE_MAX_MS },
  )
}

function become(next: HereState) {
  state = next
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
