import { refuse } from '@xingzhi/runtime/refusal'
import { v5 } from 'uuid'
import type { claims } from '../db/schema.ts'
import type { Shift } from './shift.ts'

/** A guide's hold on a shift. */
export type Claim = typeof claims.$inferSelect
export type ReleaseCause = NonNullable<Claim['releaseCause']>

const minuteMs = 60_000
const signInMinutes = 60
const secondThoughtsMinutes = 15

/**
 * The same for whoever asks again, under whatever key: a claim that died after it held the guide's time finds its own hold.
 * `earlier`: how often this person had this shift before.
 */
export function claimIdOf(shiftId: string, personId: string, earlier: number): string {
  return v5(`${personId} ${earlier}`, shiftId)
}

export function newClaim(shift: Shift, personId: string, earlier: number, now: Date): Claim {
  return {
    id: claimIdOf(shift.id, personId, earlier),
    ...{ shiftId: shift.id, personId, status: 'CLAIMED', claimedAt: now, releaseReason: '' },
    ...{ startsAt: shift.startsAt, endsAt: shift.endsAt, overlapping: false, version: shift.version },
    ...{ releasedAt: null, releaseCause: null, signedInAt: null, movedFrom: null },
    ...{ doubt: null, keptDoubt: null },
  }
}

/**
 * The last moment at which the guide may leave without an operator: the deadline before the start. A late claim may be undone for a
 * quarter of an hour; one that was moved, or moved into another, until it starts.
 */
export function releaseUntil(claim: Claim, releaseDeadlineMinutes: number): Date {
  const { startsAt, claimedAt, movedFrom, overlapping } = claim
  if (movedFrom || overlapping) return startsAt
  const deadlineMs = startsAt.getTime() - releaseDeadlineMinutes * minuteMs
  const thoughtsMs = claimedAt.getTime() + secondThoughtsMinutes * minuteMs
  return new Date(Math.min(startsAt.getTime(), Math.max(deadlineMs, thoughtsMs)))
}

/** Refuses TOO_LATE after the deadline: an operator has to replace the guide then. */
export function refuseLateRelease(claim: Claim, now: Date, releaseDeadlineMinutes: number): void {
  const deadline = releaseUntil(claim, releaseDeadlineMinutes)
  if (claim.status === 'PRESENT' || now > deadline) refuse('TOO_LATE', { deadline })
}

/** The guide did not come, or did after all. From the start on; before it SLOT_NOT_OPEN. */
export function markAbsent(claim: Claim, absent: boolean, now: Date): Claim {
  if (now < claim.startsAt) refuse('SLOT_NOT_OPEN', { opensAt: claim.startsAt })
  if (absent === (claim.status === 'ABSENT')) return claim
  if (absent) return { ...claim, status: 'ABSENT' }
  return { ...claim, status: claim.signedInAt ? 'PRESENT' : 'CLAIMED' }
}

/** At the meeting point, from an hour before the start until the end. Refuses SLOT_NOT_OPEN, TOO_LATE, FORBIDDEN (`absent`). */
export function signIn(claim: Claim, now: Date): Claim {
  if (claim.status === 'PRESENT') return claim
  if (claim.status === 'ABSENT') refuse('FORBIDDEN', { because: 'absent' })
  const opensAt = new Date(claim.startsAt.getTime() - signInMinutes * minuteMs)
  if (now < opensAt) refuse('SLOT_NOT_OPEN', { opensAt })
  if (now >= claim.endsAt) refuse('TOO_LATE', { deadline: claim.endsAt })
  return { ...claim, status: 'PRESENT', signedInAt: now }
}
