/** What is shown is said to be old when no connection was there for so long. */
const OLD_AFTER_MS = 4_000

/** For how long nothing was heard. */
export interface LiveAge {
  /** Nothing was heard since then. */
  lose(sinceMs: number): void
  heard(): void
}

/** `aged`: what is shown is old, or is told again, with how long nothing came. */
export function createLiveAge(aged: (isOld: boolean, forMs: number) => void): LiveAge {
  let lostAt = 0
  let aging: ReturnType<typeof setTimeout> | undefined
  return {
    lose(sinceMs) {
      lostAt ||= sinceMs
      aging ??= setTimeout(aged, OLD_AFTER_MS, true, 0)
    },
    heard() {
      if (lostAt === 0) return
      const forMs = Date.now() - lostAt
      clearTimeout(aging)
      lostAt = 0
      aging = undefined
      aged(false, forMs)
    },
  }
}
