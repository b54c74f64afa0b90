import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { refuse } from '@xingzhi/runtime/refusal'
import { lockPeople, readClaim } from '../db/claims.ts'
import { lockShift } from '../db/shifts.ts'
import type { Claim } from '../domain/claim.ts'
import type { Shift } from '../domain/shift.ts'

/**
 * Locks the shift of a claim, then its guide and whom else `others` names, and reads both as they are. Refuses NOT_FOUND when there is
 * no such claim, or it stands no more.
 */
export async function lockClaim(
  tx: Tx,
  id: string,
  others: (found: Claim) => readonly string[] = () => [],
): Promise<{ shift: Shift; claim: Claim }> {
  const found = (await readClaim(tx, id)) ?? refuse('NOT_FOUND', { what: 'claim' })
  const people = [found.personId, ...others(found)]
  const shift = must(await lockShift(tx, found.shiftId))
  await lockPeople(tx, people)
  const claim = must(await readClaim(tx, id))
  if (claim.status === 'RELEASED') refuse('NOT_FOUND', { what: 'claim' })
  return { shift, claim }
}
