import type { Tx } from '@xingzhi/runtime/database'
import type { Context } from '../context.ts'
import { insertClaims } from '../db/claims.ts'
import { updateShift } from '../db/shifts.ts'
import { readStanding } from '../db/standing.ts'
import { judge, type Taken, type Wish } from './standing.ts'
import type { Hold } from './with-holds.ts'

/**
 * Gives the shift to this guide, or refuses as ClaimShift does, and tells nobody yet. Shift and person are locked, so what is judged
 * stays so until the commit.
 */
export async function takeShift(
  context: Pick<Context, 'clock' | 'rules' | 'wallClock'>,
  tx: Tx,
  { latest, ...wish }: Wish & { latest: Date },
  hold: Hold,
): Promise<Taken> {
  const standing = await readStanding(tx, [wish])
  const taken = judge(standing, wish, context, { now: context.clock(), latest })
  if (!taken.isNew) return taken
  const { shift, claim } = taken
  hold(claim)
  await insertClaims(tx, [claim])
  await updateShift(tx, shift)
  return taken
}
