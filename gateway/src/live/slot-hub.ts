import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Log } from '@xingzhi/runtime/log'
import { createNews } from './news.ts'
import type { LivePort, LiveUpdate } from './port.ts'
import { createStateReader } from './state-reader.ts'
import { offer, type Watcher, watchAsIterator } from './watcher.ts'

/** Between two updates of one slot: at most five a second; the last one always goes out. */
const UPDATE_EVERY_MS = 200

export interface SlotHub {
  start(): Promise<void>
  stop(): Promise<void>
  /** Reads the state of all that is watched, and tells what is news. */
  catchUp(): void
  /** The slots as they stand, then each change. */
  watch(slotIds: string[]): AsyncIterableIterator<Slot>
  /** The same for somebody who is told; leave by the function that comes back. */
  enter(slotIds: string[], watcher: Watcher): () => void
  /** The trace of the request that changed a slot to this state, when it is recorded. */
  traceparentOf(slot: Slot): string | undefined
}

interface Channel {
  watchers: Set<Watcher>
  latest?: Slot
  /** The change that is to be sent. */
  news?: LiveUpdate | undefined
  sentAt: number
  timer?: NodeJS.Timeout | undefined
}

/** Everybody in this process who watches slots. One update of a slot is one object for all its watchers. */
export function createSlotHub(
  live: LivePort,
  readSlots: (ids: string[]) => Promise<Slot[]>,
  log: Log,
): SlotHub {
  const channels = new Map<string, Channel>()
  const watchers = new Set<Watcher>()
  const desk = createNews()
  const reader = createStateReader(readSlots, { stands, isWanted: (id) => channels.has(id) }, log)

  function changed(update: LiveUpdate): void {
    const { slot } = update
    const channel = channels.get(slot.id)
    if (channel === undefined) return
    if (channel.latest !== undefined && slot.version <= channel.latest.version) return
    channel.latest = slot
    channel.news = update
    if (channel.timer !== undefined) return
    const waitMs = channel.sentAt + UPDATE_EVERY_MS - performance.now()
    if (waitMs <= 0) send(channel)
    else channel.timer = setTimeout(send, waitMs, channel)
  }

  function send(channel: Channel): void {
    channel.timer = undefined
    channel.sentAt = performance.now()
    const { watchers, latest, news } = channel
    channel.news = undefined
    if (latest !== undefined) desk.tell(watchers, latest, news)
  }

  /** A slot as it was read: goes to those who have not seen this version, at once for those who are new. */
  function stands(slot: Slot): void {
    const channel = channels.get(slot.id)
    if (channel === undefined) return
    if (channel.latest === undefined || slot.version > channel.latest.version) channel.latest = slot
    for (const watcher of channel.watchers) offer(watcher, channel.latest)
  }

  const catchUp = () => reader.read(channels.keys())

  function enter(slotIds: string[], watcher: Watcher): () => void {
    watchers.add(watcher)
    for (const id of slotIds) {
      const channel = channels.get(id) ?? { watchers: new Set(), sentAt: -UPDATE_EVERY_MS }
      channels.set(id, channel)
      channel.watchers.add(watcher)
    }
    reader.read(slotIds)
    return () => leave(slotIds, watcher)
  }

  function leave(slotIds: string[], watcher: Watcher): void {
    watchers.delete(watcher)
    for (const id of slotIds) {
      const channel = channels.get(id)
      channel?.watchers.delete(watcher)
      if (channel?.watchers.size === 0) {
        clearTimeout(channel.timer)
        channels.delete(id)
      }
    }
  }

  return {
    start: () => live.listen({ changed, missed: catchUp }),
    async stop() {
      reader.stop()
      for (const channel of channels.values()) clearTimeout(channel.timer)
      channels.clear()
      for (const watcher of watchers) watcher.end?.()
      await live.stop()
    },
    catchUp,
    enter,
    watch(slotIds) {
      let left = () => {}
      return watchAsIterator(
        (watcher) => {
          left = enter(slotIds, watcher)
        },
        () => left(),
      )
    },
    traceparentOf: desk.traceparentOf,
  }
}
