import type { BusMessage } from './bus/bus.ts'
import type { Tx } from './database.ts'

/** The effect of one event, within the transaction that also remembers the event. Its payload: `fromBinary(SessionPublishedSchema, event.payload)`. */
export type EventHandler = (tx: Tx, event: BusMessage) => Promise<void>
