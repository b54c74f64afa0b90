import { must } from './assert.ts'
import type { Bus } from './bus/bus.ts'
import type { Sql } from './database.ts'
import type { OutboxState } from './metrics.ts'
import type { Readiness } from './service.ts'

const ANSWER_WITHIN_MS = 2_000

/** Whether a service's database and bus answer. */
export async function readyParts(service: string, sql: Sql, bus: Bus): Promise<Readiness[]> {
  return Promise.all([
    answers(`${service} database`, async () => (await sql`select 1`).count === 1),
    answers(`${service} bus`, () => bus.ready()),
  ])
}

export async function readServiceState(sql: Sql): Promise<OutboxState> {
  const [row] = await sql<OutboxState[]>`
    select count(*) as rows,
      coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "ageSeconds",
      (select count(*) from dead_letters where replayed_at is null) as "deadLetters"
    from outbox`
  return must(row)
}

async function answers(part: string, ask: () => Promise<boolean>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS)
  })
  try {
    return (await Promise.race([ask(), late]))
      ? { part, ok: true }
      : { part, ok: false, why: 'not connected' }
  } catch (error) {
    return { part, ok: false, why: error instanceof Error ? error.message : 'failed' }
  } finally {
    clearTimeout(timer)
  }
}
