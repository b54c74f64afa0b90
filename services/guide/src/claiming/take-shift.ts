import type { Tx } from '@xingzhi/runtime/database'
import type { EventDraft } from '@xingzhi/runtime/outbox'
import type { Context } from '../context.ts'
import { claimsOf, heldAround, insertClaim } from '../db/claims.ts'
import { readGuide } from '../db/guides.ts'
import { readHeld } from '../db/qualifications.ts'
import { updateShift } from '../db/shifts.ts'
import { type Claim, newClaim } from '../domain/claim.ts'
import { refuseClaim } from '../domain/claim-rules.ts'
import { requireAdmitted } from '../domain/guide.ts'
import { counted, type Shift } from '../domain/shift.ts'
import { claimEvent, shiftStaffingChanged } from '../events/shift-events.ts'
import type { TimeHolder } from './time-holder.ts'

export interface Taken {
  shift: Shift
  claim: Claim
  /** To be told; none when the guide had the shift already. */
  events: EventDraft[]
}

/**
 * Gives the shift to this guide, or refuses as ClaimShift does. Shift and person are locked, so what is judged stays so until the
 * commit. The guide's time is held last, when nothing else says no: booking is asked only for claims that will be.
 */
export async function takeShift(
  { clock, rules, wallClock }: Pick<Context, 'clock' | 'rules' | 'wallClock'>,
  tx: Tx,
  { shift, personId, latest }: { shift: Shift; personId: string; latest: Date },
  hold: TimeHolder['hold'],
): Promise<Taken> {
  const span = { from: shift.startsAt, until: shift.endsAt, except: shift.id }
  const [guide, own, held, others] = await Promise.all([
    readGuide(tx, personId),
    claimsOf(tx, shift.id, personId),
    readHeld(tx, personId),
    heldAround(tx, personId, span),
  ])
  requireAdmitted(guide)
  const standing = own.find(({ status }) => status !== 'RELEASED')
  if (standing) return { shift, claim: standing, events: [] }

  const now = clock()
  refuseClaim(shift, { held, others, latest }, rules, wallClock, now)
  const taken = counted(shift, shift.claimed + 1)
  const claim = newClaim(taken, personId, own.length, now)
  await hold(claim)
  await insertClaim(tx, claim)
  await updateShift(tx, taken)
  return { shift: taken, claim, events: [shiftStaffingChanged(taken), claimEvent(taken, claim)] }
}
