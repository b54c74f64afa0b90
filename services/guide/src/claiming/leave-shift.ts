import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { releaseClaims } from '../db/claims.ts'
import { updateShift } from '../db/shifts.ts'
import type { Claim, ReleaseCause } from '../domain/claim.ts'
import { counted, type Shift } from '../domain/shift.ts'

/** Takes the shift back from a guide, and tells nobody yet. Shift and person are locked, the claim is active. */
export async function leaveShift(
  tx: Tx,
  { shift, claim }: { shift: Shift; claim: Claim },
  release: { at: Date; cause: ReleaseCause; reason: string },
): Promise<{ shift: Shift; claim: Claim }> {
  const doubtful = shift.doubtful - (claim.doubt ? 1 : 0)
  const left = counted({ ...shift, doubtful }, shift.claimed - 1)
  const [released] = await releaseClaims(tx, [claim], { ...release, version: left.version })
  await updateShift(tx, left)
  return { shift: left, claim: must(released) }
}
