import { setTimeout as pause } from 'node:timers/promises'
import type { SqlTx } from '@xingzhi/runtime/database'
import { type Differing, lookAgain, type Side } from './look-again.ts'

interface Row {
  id: string
  version: number
  hash: string
}

const ROWS_AT_ONCE = 5_000
const LOOK_EVERY_MS = 200

/**
 * What one service tells against what another keeps. The two are read at two moments, and facts take their time from one to the
 * other: what differs is looked at again until it agrees, or nothing of it has settled for `settleMs`. At rest, what still
 * waits in the teller's outbox explains itself.
 */
export async function compare(
  told: Side,
  followed: Side,
  { settleMs, isRunning }: { settleMs: number; isRunning: boolean },
): Promise<{ counted: number; violations: string[] }> {
  const { counted, differing } = await sweep(told, followed)
  for (let deadline = performance.now() + settleMs; differing.size > 0; ) {
    const broken = await lookAgain(told, followed, differing)
    if (!isRunning) await dropWaiting(told, broken)
    if (!isRunning || performance.now() >= deadline) {
      return { counted, violations: [...broken].map(([id, why]) => `${id}: ${why}`) }
    }
    if (broken.size < differing.size) deadline = performance.now() + settleMs
    for (const id of differing.keys()) if (!broken.has(id)) differing.delete(id)
    if (differing.size > 0) await pause(LOOK_EVERY_MS)
  }
  return { counted, violations: [] }
}

/** Walks both sides in the order of their ids. */
async function sweep(told: Side, followed: Side): Promise<{ counted: number; differing: Differing }> {
  const differing: Differing = new Map()
  let counted = 0
  await told.sql.begin(SNAPSHOT, (toldTx) =>
    followed.sql.begin(SNAPSHOT, async (followedTx) => {
      const [tellers, followers] = [rowsOf(toldTx, told.rows), rowsOf(followedTx, followed.rows)]
      let teller = await nextOf(tellers)
      let follower = await nextOf(followers)
      for (; teller || follower; counted++) {
        const order = !follower ? -1 : !teller ? 1 : compareIds(teller.id, follower.id)
        const isSame = teller?.version === follower?.version && teller?.hash === follower?.hash
        if (teller && order <= 0 && !isSame) differing.set(teller.id, teller.version)
        if (follower && order > 0) differing.set(follower.id, 0)
        if (order <= 0) teller = await nextOf(tellers)
        if (order >= 0) follower = await nextOf(followers)
      }
    }),
  )
  return { counted, differing }
}

const SNAPSHOT = 'isolation level repeatable read read only'

async function* rowsOf(tx: SqlTx, rows: string): AsyncGenerator<Row, undefined> {
  // A hash each: whole rows of both sides would be most of the work.
  const hashed = tx.unsafe<Row[]>(`
    select id::text, version, md5(facts::text) as hash from (${rows}) as shared order by shared.id`)
  for await (const some of hashed.cursor(ROWS_AT_ONCE)) yield* some
  return undefined
}

async function nextOf(rows: AsyncGenerator<Row, undefined>): Promise<Row | undefined> {
  return (await rows.next()).value
}

/** As PostgreSQL orders uuids. */
function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function dropWaiting({ sql }: Side, broken: Map<string, string>): Promise<void> {
  const waiting = await sql<{ key: string }[]>`select distinct key from outbox`
  for (const { key } of waiting) broken.delete(key)
}
