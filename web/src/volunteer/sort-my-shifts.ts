import type { ClaimStatus } from '../api/gen/documents.ts'

interface TimedShift {
  startsAt: string
  endsAt: string
  status: 'OPEN' | 'CANCELLED'
  viewerClaim: { status: ClaimStatus } | null
}

/** The guide's shifts that are not over, the next one apart; and the rest, the latest first. */
export function sortMyShifts<Shift extends TimedShift>(shifts: readonly Shift[], now: Date) {
  const isComing = (shift: Shift) =>
    shift.status === 'OPEN' &&
    shift.viewerClaim !== null &&
    shift.viewerClaim.status !== 'RELEASED' &&
    new Date(shift.endsAt) > now
  const [next = null, ...later] = shifts
    .filter(isComing)
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))
  const past = shifts
    .filter((shift) => !isComing(shift))
    .sort((one, other) => other.startsAt.localeCompare(one.startsAt))
  return { next, later, past }
}
