import type { Refused } from '@xingzhi/runtime/refusal'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { Claim } from './claim.ts'
import { type ClaimRules, type Held, refusalIn, refuseClaim } from './claim-rules.ts'
import type { Guide } from './guide.ts'
import { fitOf, isNear } from './rank-shifts.ts'
import { type Shift, staffOf } from './shift.ts'

/** Somebody who might take an empty place. */
export interface Candidate {
  personId: string
  near: boolean
  /** 0–100. */
  fit: number
  /** Why the rules do not allow it. */
  obstacle: Refused | undefined
}

type PlacedClaim = Claim & Pick<Shift, 'startsPlace' | 'endsPlace'>

/** What each guide holds around the shift and is qualified for, by person. */
interface Known {
  claims: Map<string, PlacedClaim[]>
  held: Map<string, Held[]>
}

/** Those whom the rules allow it first, then whom it is near, then whom it suits best. Who has it already is left out. */
export function rankCandidates(
  shift: Shift,
  guides: readonly Guide[],
  known: Known,
  { rules, wallClock, now }: { rules: ClaimRules; wallClock: WallClock; now: Date },
): Candidate[] {
  // Whether a place is empty by now is not the question: somebody may be about to be replaced.
  const place = { ...shift, wanted: staffOf(shift) + 1 }
  const candidates = guides.flatMap((guide): Candidate | [] => {
    const { personId } = guide
    const active = (known.claims.get(personId) ?? []).filter(({ status }) => status !== 'RELEASED')
    if (active.some(({ shiftId }) => shiftId === shift.id)) return []
    const others = active.map((claim) => ({ ...claim, id: claim.shiftId }))
    const held = known.held.get(personId) ?? []
    const obstacle = refusalIn(() =>
      refuseClaim(place, { held, others, latest: shift.endsAt }, rules, wallClock, now),
    )
    return { personId, near: isNear(shift, guide), fit: fitOf(shift, guide, wallClock), obstacle }
  })
  return candidates.sort(compareCandidates)
}

function compareCandidates(one: Candidate, other: Candidate): number {
  return (
    Number(other.obstacle === undefined) - Number(one.obstacle === undefined) ||
    Number(other.near) - Number(one.near) ||
    other.fit - one.fit ||
    (one.personId < other.personId ? -1 : 1)
  )
}
