import { listen } from './listen.ts'

/** What is shown is said to be old when no connection was there for so long. */
const OLD_AFTER_MS = 4_000

/** Whether what a page shows may be old, since its connection is lost. */
export interface LiveAge {
  /** Nothing was heard since then. */
  lose(sinceMs: number): void
  heard(): void
  isOld(): boolean
  /** It became old, or is told again; then with how long nothing came. */
  onOld(changed: (forMs: number) => void): () => void
}

export function createLiveAge(): LiveAge {
  const listeners = new Set<(forMs: number) => void>()
  let lostAt = 0
  let isOld = false
  let aging: ReturnType<typeof setTimeout> | undefined

  function become(old: boolean, forMs: number) {
    isOld = old
    for (const changed of listeners) changed(forMs)
  }

  return {
    lose(sinceMs) {
      lostAt ||= sinceMs
      aging ??= setTimeout(become, OLD_AFTER_MS, true, 0)
    },
    heard() {
      if (lostAt === 0) return
      const forMs = Date.now() - lostAt
      clearTimeout(aging)
      lostAt = 0
      aging = undefined
      become(false, forMs)
    },
    isOld: () => isOld,
    onOld: (changed) => listen(listeners, changed),
  }
}
