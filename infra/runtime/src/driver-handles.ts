import type { BusMessage } from './bus/bus.ts'
import { type SqlTx, sqlOf, type Tx } from './database.ts'
import type { EventHandler } from './event-handler.ts'
import type { EventDraft } from './outbox.ts'

// For services whose statements are not drizzle's yet; goes with the last of them.

export type DriverEventHandler = (tx: SqlTx, event: BusMessage) => Promise<void>

export function overDriver(
  listens: Record<string, Record<string, DriverEventHandler>>,
): Record<string, Record<string, EventHandler>> {
  return mapValues(listens, (handlers) =>
    mapValues(handlers, (handle) => (tx: Tx, event: BusMessage) => handle(sqlOf(tx), event)),
  )
}

export function factsOverDriver(facts: (tx: SqlTx) => AsyncIterable<{ key: string; events: EventDraft[] }>) {
  return (tx: Tx) => facts(sqlOf(tx))
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
