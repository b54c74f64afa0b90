import type { Bus } from '@xingzhi/runtime/bus/bus'
import type { PersonHub } from './person-hub.ts'
import type { LivePort } from './port.ts'
import type { SlotHub } from './slot-hub.ts'

const LOOK_EVERY_MS = 2_000
/** Looks between two readings while all is well: whatever got lost on its way, a page is behind for so long at most. */
const LOOKS_MAX = 5

interface Following {
  bus: Bus
  live: LivePort
  hub: SlotHub
  people: PersonHub
  /** Told at each look while changes cannot come. */
  missed(): void
}

/**
 * Reads the state of the slots that pages watch: at each look while changes cannot come, since Kafka or Redis is away; people look
 * at what is theirs when they come again. Ends by the function that comes back.
 */
export function keepUp({ bus, live, hub, people, missed }: Following): () => void {
  let looks = 0
  let wasFlowing = true

  async function look(): Promise<void> {
    const isFlowing = live.ready() && (await bus.ready())
    if (isFlowing && !wasFlowing) people.catchUp()
    wasFlowing = isFlowing
    if (isFlowing && ++looks < LOOKS_MAX) return
    looks = 0
    if (!isFlowing) missed()
    hub.catchUp()
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref()
  return () => clearInterval(timer)
}
