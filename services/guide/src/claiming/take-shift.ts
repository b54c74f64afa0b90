import type { Tx } from '@xingzhi/runtime/database'
import type { EventDraft } from '@xingzhi/runtime/outbox'
import type { Context } from '../context.ts'
import { insertClaims } from '../db/claims.ts'
import { updateShift } from '../db/shifts.ts'
import { readStanding } from '../db/standing.ts'
import { claimEvent, shiftStaffingChanged } from '../events/shift-events.ts'
import { judge, type Taken, type Wish } from './standing.ts'
import type { Hold } from './with-holds.ts'

/**
 * Gives the shift to this guide, or refuses as ClaimShift does. Shift and person are locked, so what is judged stays so until the
 * commit. With what is to be told; nothing when the guide had the shift already.
 */
export async function takeShift(
  context: Pick<Context, 'clock' | 'rules' | 'wallClock'>,
  tx: Tx,
  { latest, ...wish }: Wish & { latest: Date },
  hold: Hold,
): Promise<Taken & { events: EventDraft[] }> {
  const standing = await readStanding(tx, [wish])
  const taken = judge(standing, wish, context, { now: context.clock(), latest })
  if (!taken.isNew) return { ...taken, events: [] }
  const { shift, claim } = taken
  hold(claim)
  await insertClaims(tx, [claim])
  await updateShift(tx, shift)
  return { ...taken, events: [shiftStaffingChanged(shift), claimEvent(shift, claim)] }
}
