import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'

/** Somebody who watches slots. Of each slot only the newest state waits, so a slow one costs no memory. */
export interface Watcher {
  /** Told when something waits; called once until `take` has emptied it. */
  wake(): void
  /** Told when no more will come. */
  end?(): void
  waiting: Map<string, Slot>
  seenVersion: Map<string, bigint>
}

/** Puts a slot's state in line for a watcher, if it is news to them. */
export function offer(watcher: Watcher, slot: Slot): void {
  const seen = watcher.seenVersion.get(slot.id)
  if (seen !== undefined && slot.version <= seen) return
  watcher.seenVersion.set(slot.id, slot.version)
  watcher.waiting.set(slot.id, slot)
  if (watcher.waiting.size === 1) watcher.wake()
}

/** A watcher that is read as an async iterator; `left` is called once, however it ends. */
export function watchAsIterator(
  enter: (watcher: Watcher) => void,
  left: (watcher: Watcher) => void,
): AsyncIterableIterator<Slot> {
  let isOver = false
  let hungry: ((result: IteratorResult<Slot>) => void) | undefined
  const watcher: Watcher = {
    waiting: new Map(),
    seenVersion: new Map(),
    wake() {
      const feed = hungry
      if (feed === undefined) return
      hungry = undefined
      feed({ done: false, value: takeOne(watcher) })
    },
  }
  const end = async (): Promise<IteratorResult<Slot>> => {
    if (!isOver) {
      isOver = true
      left(watcher)
      hungry?.({ done: true, value: undefined })
    }
    return { done: true, value: undefined }
  }
  watcher.end = () => void end()
  enter(watcher)
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next() {
      if (isOver) return end()
      if (watcher.waiting.size > 0) return Promise.resolve({ done: false, value: takeOne(watcher) })
      return new Promise((resolve) => {
        hungry = resolve
      })
    },
    return: end,
    throw: end,
  }
}

function takeOne(watcher: Watcher): Slot {
  for (const [id, slot] of watcher.waiting) {
    watcher.waiting.delete(id)
    return slot
  }
  throw new Error('nothing waits')
}
