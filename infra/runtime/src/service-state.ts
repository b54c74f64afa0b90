import { must } from './assert.ts'
import type { Bus } from './bus/bus.ts'
import type { Database, Sql } from './database.ts'
import type { ServiceState } from './service-metrics.ts'

/** Whether one thing that a process needs answers. */
export interface Readiness {
  part: string
  ok: boolean
  why?: string
}

const ANSWER_WITHIN_MS = 2_000

/** Whether a service's database and bus answer. */
export async function readyParts(service: string, sql: Sql, bus: Bus): Promise<Readiness[]> {
  return Promise.all([
    answers(`${service} database`, async () => (await sql`select 1`).count === 1),
    answers(`${service} bus`, () => bus.ready()),
  ])
}

/** What a service has yet to do, and how its database is used: by its own pools, which are named after it, and by everybody. */
export async function readServiceState({ sql, name }: Pick<Database, 'sql' | 'name'>): Promise<ServiceState> {
  const [row] = await sql<ServiceState[]>`
    select count(*) as "outboxRows",
      coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as "outboxAgeSeconds",
      (select count(*) from dead_letters where replayed_at is null) as "deadLetters",
      (select coalesce(json_agg(used), '[]') from (
        select application_name as pool, coalesce(state, 'unknown') as state, count(*) from pg_stat_activity
        where datname = current_database()
          and (application_name = ${name} or starts_with(application_name, ${`${name} `}))
        group by 1, 2) as used) as connections,
      (select count(*) from pg_stat_activity where backend_type = 'client backend') as "serverConnections",
      current_setting('max_connections')::int as "serverConnectionsMax"
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
