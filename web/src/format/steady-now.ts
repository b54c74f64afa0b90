const STEP_MS = 10 * 60_000

/** The present in steps of ten minutes: a question that begins there stays the same question for that long. */
export function steadyNow(now: Date): Date {
  return new Date(now.getTime() - (now.getTime() % STEP_MS))
}
