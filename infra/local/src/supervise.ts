import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '@xingzhi/runtime/log'

export interface Startable {
  pid: number
  exited: Promise<unknown>
  stop(): Promise<void>
}

export interface Supervised<T extends Startable> {
  name: string
  /** As it was started last. */
  current(): T
  /** Ends it for good. */
  stop(): Promise<void>
  /** Ends it as a crash would; it comes back. */
  kill(): void
  /** Ends it as a crash would; it comes back once the function is called that this resolves with. */
  keepDown(): Promise<() => void>
}

const PAUSE_FIRST_MS = 100
const PAUSE_MAX_MS = 10_000
const STEADY_AFTER_MS = 30_000

/**
 * Starts a part and starts it again whenever it ends, with a pause that grows while it does not last. The first start may
 * fail, and then throws; `onStarted` hears of each later one.
 */
export async function supervise<T extends Startable>(
  name: string,
  start: () => Promise<T>,
  { log, onStarted }: { log: Log; onStarted?: () => void },
): Promise<Supervised<T>> {
  const stopping = new AbortController()
  /** Resolves when it may start. */
  let released = Promise.resolve()
  let current = await start()
  const watched = watch()

  async function watch(): Promise<void> {
    let startedAt = Date.now()
    for (let failures = 0; ; ) {
      await current.exited
      if (stopping.signal.aborted) return
      failures = Date.now() - startedAt > STEADY_AFTER_MS ? 0 : failures
      for (;;) {
        const pauseMs = Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** failures++)
        log.warn({ part: name, pauseMs }, 'ended by itself, starting it again')
        await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
        await released
        if (stopping.signal.aborted) return
        const next = await start().catch((error: unknown) =>
          log.warn({ part: name, err: error }, 'did not start'),
        )
        if (next === undefined) continue
        current = next
        break
      }
      startedAt = Date.now()
      if (stopping.signal.aborted) return
      onStarted?.()
    }
  }

  return {
    name,
    current: () => current,
    kill: () => signalIfAlive(current.pid),
    async keepDown() {
      const hold = Promise.withResolvers<void>()
      released = hold.promise
      stopping.signal.addEventListener('abort', () => hold.resolve(), { once: true })
      signalIfAlive(current.pid)
      await current.exited
      return hold.resolve
    },
    async stop() {
      stopping.abort()
      await current.stop()
      await watched
      // It may have been starting when the end was asked for.
      await current.stop()
    },
  }
}

function signalIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
