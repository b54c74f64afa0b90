import type { Sql } from './database.ts'

/** When a relay looks at the outbox again. */
export interface RelayRest {
  /** This relay is the one that works for its database, from now on. */
  begin(): void
  /** After a look that found so many rows: how long to wait for the next one. */
  after(rowCount: number): Promise<number>
}

const LOOK_EVERY_MS = 5
// A transaction that appended while the relay was awake calls nobody: it has this long to commit, else the row waits for a poll.
const AWAKE_FOR_MS = 500

/** Looks often for a while after each row, then sleeps until it is called (`wake_relay()`), or `pollMs` are over. */
export function createRelayRest(
  sql: Sql,
  { rowsMax, pollMs }: { rowsMax: number; pollMs: number },
): RelayRest {
  let asleep: boolean | undefined
  let lastRowAt = Number.NEGATIVE_INFINITY

  async function say(next: boolean): Promise<void> {
    if (next !== asleep) await sql`update relay set asleep = ${next}`
    asleep = next
  }

  return {
    begin() {
      asleep = undefined
    },
    async after(rowCount) {
      const now = performance.now()
      if (rowCount > 0) lastRowAt = now
      if (now - lastRowAt < AWAKE_FOR_MS) {
        await say(false)
        return rowCount < rowsMax ? Math.min(LOOK_EVERY_MS, pollMs) : 0
      }
      if (asleep) return pollMs
      await say(true)
      // What was appended before this was said has called nobody: one more look.
      return 0
    },
  }
}
