import type { ClaimStatus } from '../api/gen/documents.ts'

export type Releasing = 'until' | 'anyTime' | 'tooLate' | 'over'

interface HeldClaim {
  status: ClaimStatus
  releaseUntil: string
  overlapping: boolean
  movedFrom: string | null
}

/** Whether a guide may still leave a shift alone. One that was moved, or moved into another, may be left until it starts. */
export function releasing(
  { startsAt, viewerClaim: claim }: { startsAt: string; viewerClaim: HeldClaim | null },
  now: Date,
): Releasing {
  if (claim?.status !== 'CLAIMED' || new Date(startsAt) <= now) return 'over'
  if (claim.overlapping || claim.movedFrom !== null) return 'anyTime'
  return new Date(claim.releaseUntil) > now ? 'until' : 'tooLate'
}

const SIGN_IN_BEFORE_MS = 60 * 60_000

/** From when a guide can sign in at the meeting point. */
export function signInOpensAt(startsAt: string): Date {
  return new Date(new Date(startsAt).getTime() - SIGN_IN_BEFORE_MS)
}

export type SigningIn = 'early' | 'open' | 'present' | 'over'

export function signingIn(
  shift: { startsAt: string; endsAt: string; viewerClaim: Pick<HeldClaim, 'status'> | null },
  now: Date,
): SigningIn {
  if (shift.viewerClaim?.status === 'PRESENT') return 'present'
  if (shift.viewerClaim?.status !== 'CLAIMED' || new Date(shift.endsAt) <= now) return 'over'
  return signInOpensAt(shift.startsAt) <= now ? 'open' : 'early'
}
