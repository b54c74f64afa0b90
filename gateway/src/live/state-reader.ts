import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Log } from '@xingzhi/runtime/log'

const READ_MAX = 500
const RETRY_AFTER_MS = 250

/** Reads slots as they stand, one call at a time; what fails is tried again while anybody wants it. */
export function createStateReader(
  readSlots: (ids: string[]) => Promise<Slot[]>,
  { stands, isWanted }: { stands(slot: Slot): void; isWanted(id: string): boolean },
  log: Log,
): { read(ids: Iterable<string>): void; stop(): void } {
  const toRead = new Set<string>()
  let isReading = false
  let isStopped = false

  async function readAll(): Promise<void> {
    // What is asked for in one turn is one call.
    await new Promise(setImmediate)
    while (toRead.size > 0 && !isStopped) {
      const batch = [...toRead].slice(0, READ_MAX)
      for (const id of batch) toRead.delete(id)
      try {
        for (const slot of await readSlots(batch)) stands(slot)
      } catch (error) {
        log.warn({ err: error }, 'could not read the slots that are watched')
        for (const id of batch) if (isWanted(id)) toRead.add(id)
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS))
      }
    }
    isReading = false
  }

  return {
    read(ids) {
      for (const id of ids) toRead.add(id)
      if (isReading) return
      isReading = true
      void readAll()
    },
    stop() {
      isStopped = true
    },
  }
}
