import { setTimeout as pause } from 'node:timers/promises'
import { must } from '@xingzhi/runtime/assert'
import type { Sql } from '@xingzhi/runtime/database'
import type { Finding } from './finding.ts'

const LOOK_EVERY_MS = 100

interface Waiting {
  count: number
  oldest: number | null
}

/** Whether facts get told: the outbox is empty, or its oldest row goes within `outboxStillMs`. Rows go in the order of their ids. */
export async function watchOutbox(
  service: string,
  sql: Sql,
  { outboxStillMs, isRunning }: { outboxStillMs: number; isRunning: boolean },
): Promise<Finding> {
  const [waiting] = await sql<Waiting[]>`select count(*), min(id) as oldest from outbox`
  const { count, oldest } = must(waiting)
  const finding = {
    truth: `${service}: the outbox is empty or moving${isRunning ? '' : ' (at rest: it waits for the next start)'}`,
    counted: count,
    violations: [],
  }
  if (oldest === null || !isRunning) return finding
  const deadline = performance.now() + outboxStillMs
  for (;;) {
    const [row] = await sql<{ key: string; createdAt: Date }[]>`
      select key, created_at as "createdAt" from outbox where id = ${oldest}`
    if (!row) return finding
    if (performance.now() >= deadline) {
      return {
        ...finding,
        violations: [`${oldest}: waits since ${row.createdAt.toISOString()}, told of ${row.key}`],
      }
    }
    await pause(LOOK_EVERY_MS)
  }
}
