import type { Sql } from './database.ts'
import type { Job } from './jobs.ts'

export interface KeepingTimes {
  /** As long as the broker keeps events: an event may come again until then. */
  inboxKeptDays: number
  idempotencyKeptDays: number
  /** Of dead letters that were replayed. */
  replayedKeptDays: number
}

export const KEEPING_TIMES: KeepingTimes = { inboxKeptDays: 7, idempotencyKeptDays: 30, replayedKeptDays: 30 }

const HOUR_MS = 3_600_000
const ROWS_MAX = 5_000

/** The jobs that drop what is past its keeping, in small steps so that no lock is held for long. */
export function purgeJobs(sql: Sql, times: KeepingTimes = KEEPING_TIMES): Job[] {
  return [{ name: 'purge', everyMs: HOUR_MS, run: () => purge(sql, times) }]
}

export async function purge(sql: Sql, times: KeepingTimes): Promise<void> {
  await inSteps(
    () => sql`
      delete from inbox where ctid = any(array(
        select ctid from inbox where at < now() - make_interval(days => ${times.inboxKeptDays}) limit ${ROWS_MAX}))`,
  )
  await inSteps(
    () => sql`
      delete from idempotency where ctid = any(array(
        select ctid from idempotency where at < now() - make_interval(days => ${times.idempotencyKeptDays})
        limit ${ROWS_MAX}))`,
  )
  await inSteps(
    () => sql`
      delete from dead_letters where ctid = any(array(
        select ctid from dead_letters where replayed_at < now() - make_interval(days => ${times.replayedKeptDays})
        limit ${ROWS_MAX}))`,
  )
}

async function inSteps(step: () => Promise<{ count: number }>): Promise<void> {
  while ((await step()).count === ROWS_MAX);
}
