import type { Clock } from './clock.ts'
import { type Db, sqlOf } from './database.ts'
import type { Job } from './jobs.ts'
import { KEEPING_TIMES, type KeepingTimes } from './keeping-config.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
// A step holds its locks for some 20 ms; what is left after so many is for the next run.
const ROWS_MAX = 2_000
const STEPS_MAX = 1_000

/** Deletes at most `rowsMax` rows and resolves with how many. Rows that somebody holds are passed over. */
export type PurgeStep = (rowsMax: number) => Promise<{ count: number }>

/** A job that purges in small steps, none of which holds a lock for long; it ends between two of them. */
export function purgeJob(name: string, steps: (now: Date) => PurgeStep[], clock: Clock): Job {
  return {
    name,
    everyMs: HOUR_MS,
    async run(signal) {
      for (const step of steps(clock())) await inSteps(step, signal)
    },
  }
}

/** Purges what every service keeps in the runtime's tables. */
export function runtimePurge(db: Db, clock: Clock, times: KeepingTimes = KEEPING_TIMES): Job {
  return purgeJob('purge of what the runtime keeps', (now) => runtimeSteps(db, now, times), clock)
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS)
}

async function inSteps(step: PurgeStep, signal: AbortSignal): Promise<void> {
  for (let steps = 0; steps < STEPS_MAX && !signal.aborted; steps++) {
    if ((await step(ROWS_MAX)).count < ROWS_MAX) return
  }
}

function runtimeSteps(db: Db, now: Date, times: KeepingTimes): PurgeStep[] {
  const sql = sqlOf(db)
  const taken = daysBefore(now, times.inboxKeptDays)
  const answered = daysBefore(now, times.idempotencyKeptDays)
  const replayed = daysBefore(now, times.replayedKeptDays)
  return [
    (rowsMax) => sql`
      delete from inbox where ctid = any(array(
        select ctid from inbox where at < ${taken} limit ${rowsMax} for update skip locked))`,
    (rowsMax) => sql`
      delete from idempotency where ctid = any(array(
        select ctid from idempotency where at < ${answered} limit ${rowsMax} for update skip locked))`,
    (rowsMax) => sql`
      delete from dead_letters where ctid = any(array(
        select ctid from dead_letters where replayed_at < ${replayed} limit ${rowsMax} for update skip locked))`,
  ]
}
