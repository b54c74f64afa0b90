import type { Job } from '@xingzhi/runtime/jobs'
import type { Context } from '../context.ts'
import { expireHolds as expire } from '../db/calendar.ts'

const EVERY_MS = 15_000
const ROWS_MAX = 500

/** Frees the time of guides whose claim died on its way, any number of processes at once. */
export function expireHolds({ db, clock }: Pick<Context, 'db' | 'clock'>): Job {
  return {
    name: 'expiry of holds',
    everyMs: EVERY_MS,
    async run(signal) {
      while (!signal.aborted && (await expire(db, clock(), ROWS_MAX)).count === ROWS_MAX);
    },
  }
}
