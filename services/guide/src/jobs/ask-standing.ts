import { must } from '@xingzhi/runtime/assert'
import { transaction } from '@xingzhi/runtime/database'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import type { Context } from '../context.ts'
import { listActiveClaims, lockPeople } from '../db/claims.ts'
import { shiftsToDoubt, updateDoubts } from '../db/doubts.ts'
import { lockShift, updateShift } from '../db/shifts.ts'
import { counted } from '../domain/shift.ts'
import { shiftFacts } from '../events/shift-events.ts'

type Needed = Pick<Context, 'db' | 'clock'>

/**
 * Asks again, whatever has changed, whether those who claimed shifts to come may lead them. Who may not counts as nobody until an
 * operator keeps or replaces them. Any number of processes may ask at once; once the signal is aborted it ends between two shifts.
 */
export async function askStanding({ db, clock }: Needed, signal?: AbortSignal): Promise<void> {
  for (const id of await shiftsToDoubt(db, clock())) {
    if (signal?.aborted) return
    await askAgain({ db }, id)
  }
}

function askAgain({ db }: Pick<Needed, 'db'>, id: string): Promise<void> {
  return transaction(db, async (tx) => {
    const shift = must(await lockShift(tx, id))
    const claims = await listActiveClaims(tx, id)
    await lockPeople(
      tx,
      claims.map(({ personId }) => personId),
    )
    const doubtful = await updateDoubts(tx, id)
    if (doubtful === shift.doubtful) return
    const asked = counted({ ...shift, doubtful }, shift.claimed)
    await updateShift(tx, asked)
    await appendToOutbox(tx, id, shiftFacts(asked, []))
  })
}
