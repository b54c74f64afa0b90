import { type Db, type Tx, transaction } from './database.ts'
import { appendToOutbox, type EventDraft } from './outbox.ts'

/** Writes all facts of a service to its outbox again, in one transaction; resolves with the number of facts. */
export async function republish(
  db: Db,
  facts: (tx: Tx) => AsyncIterable<{ key: string; events: EventDraft[] }>,
): Promise<number> {
  return transaction(db, async (tx) => {
    let count = 0
    for await (const { key, events } of facts(tx)) {
      await appendToOutbox(tx, key, events)
      count += events.length
    }
    return count
  })
}
