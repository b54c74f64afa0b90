import type { LiveListener, LivePort } from './port.ts'

/** Live updates within one process. */
export function createMemoryLive(): LivePort {
  const listeners = new Set<LiveListener>()
  return {
    async publish(update) {
      for (const listener of listeners) listener.changed(update)
    },
    async tell(news) {
      for (const listener of listeners) listener.happened?.(news)
    },
    async listen(listener) {
      listeners.add(listener)
    },
    ready: () => true,
    async stop() {
      listeners.clear()
    },
  }
}
