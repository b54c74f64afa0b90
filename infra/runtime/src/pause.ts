import { setTimeout as sleep } from 'node:timers/promises'

/** Waits, or returns early when `signal` ends it. */
export async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
