import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 10

/** Looks until the assertion holds; throws its last failure after `withinMs` (default 5,000). */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { withinMs = 5_000 }: { withinMs?: number } = {},
): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    try {
      return await assertion()
    } catch (error) {
      if (performance.now() > deadline) throw error
      await pause(LOOK_EVERY_MS)
    }
  }
}
