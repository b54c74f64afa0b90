import { useSyncExternalStore } from 'react'

const TICK_MS = 30_000

let now = new Date()

/** The present, kept to half a minute: words such as 今天 and what is still open follow it. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(changed: () => void): () => void {
  const tick = () => {
    now = new Date()
    changed()
  }
  const timer = setInterval(tick, TICK_MS)
  document.addEventListener('visibilitychange', tick)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  }
}
