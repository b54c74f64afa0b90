import type { Tx } from '@xingzhi/runtime/database'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { listActiveClaims, lockPeople, moveClaims, releaseClaims } from '../db/claims.ts'
import { insertShift, lockShift, updateShift } from '../db/shifts.ts'
import type { Claim } from '../domain/claim.ts'
import { followSource, type Shift, type ShiftSource } from '../domain/shift.ts'
import { shiftFacts, shiftOpened } from './shift-events.ts'

/**
 * Brings the shift to where its departure or session stands; a fact that is not newer does nothing. Cancelled, it releases its claims.
 * Moved, it takes them along: whoever is elsewhere then keeps both, marked, and may leave either until it starts.
 */
export async function followShiftSource(tx: Tx, source: ShiftSource, now: Date): Promise<void> {
  const current = await lockShift(tx, source.id)
  const change = followSource(current, source)
  if (!change) return
  const { shift } = change
  if (!current) {
    await insertShift(tx, shift)
    await appendToOutbox(tx, shift.id, [shiftOpened(shift), ...shiftFacts(shift, [])])
    return
  }
  await updateShift(tx, shift)
  if (!change.isTold) return
  const concerned = change.isCancelled || change.isMoved ? await takeAlong(tx, shift, now) : []
  await appendToOutbox(tx, shift.id, shiftFacts(shift, concerned))
}

/** The claims as they have become. */
async function takeAlong(tx: Tx, shift: Shift, now: Date): Promise<Claim[]> {
  const held = await listActiveClaims(tx, shift.id)
  const people = held.map(({ personId }) => personId)
  await lockPeople(tx, people)
  if (shift.status === 'CANCELLED') {
    const release = { at: now, cause: 'SHIFT_CANCELLED', reason: '', version: shift.version } as const
    return releaseClaims(tx, await listActiveClaims(tx, shift.id), release)
  }
  await moveClaims(tx, shift, people)
  return listActiveClaims(tx, shift.id)
}
