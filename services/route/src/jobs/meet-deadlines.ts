import { transaction } from '@xingzhi/runtime/database'
import type { Context } from '../context.ts'
import { lockDeparture } from '../db/departures.ts'
import { departuresDue } from '../db/upcoming-departures.ts'
import { meetDeadlines as meet } from '../domain/departure.ts'
import { auditDeparture } from '../scheduling/audit-departure.ts'
import { keepDeparture } from '../staffing/keep-departure.ts'

type Needed = Pick<Context, 'db' | 'clock'>

/**
 * Calls for help and decides where the time for it has come, each departure in a transaction of its own. Any number of
 * processes may do so at once: whoever has the row's lock second finds it done. Throws the first failure once all
 * others are through; once the signal is aborted it ends between two of them.
 */
export async function meetDeadlines({ db, clock }: Needed, signal?: AbortSignal): Promise<void> {
  const now = clock()
  for (;;) {
    const ids = await departuresDue(db, now)
    const failures: unknown[] = []
    for (const id of ids) {
      if (signal?.aborted) return
      await meetDeadline({ db, clock: () => now }, id).catch((error) => failures.push(error))
    }
    if (failures.length > 0) throw failures[0]
    if (ids.length === 0) return
  }
}

function meetDeadline({ db, clock }: Needed, id: string): Promise<void> {
  return transaction(db, async (tx) => {
    const before = await lockDeparture(tx, id)
    if (!before) return
    const at = clock()
    const after = meet(before, at)
    await keepDeparture(tx, before, after)
    if (before.status === after.status) return
    await auditDeparture(tx, { before, after }, { operation: 'Decide', actorId: undefined, at })
  })
}
