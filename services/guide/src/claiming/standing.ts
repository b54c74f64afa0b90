import { refuse } from '@xingzhi/runtime/refusal'
import { type Claim, newClaim } from '../domain/claim.ts'
import { type Held, refuseClaim } from '../domain/claim-rules.ts'
import { type Guide, requireAdmitted } from '../domain/guide.ts'
import { counted, type HeldShift, type Shift } from '../domain/shift.ts'
import type { ClaimContext } from './claim-context.ts'

/** A guide who wants a shift. */
export interface Wish {
  shiftId: string
  personId: string
  /** The start that the guide was shown; undefined: whatever it is. */
  expectedStartsAt?: Date | undefined
}

/** With the places of its shift. */
export type PlacedClaim = Claim & Pick<Shift, 'startsPlace' | 'endsPlace'>

/** What the rules have to know of some wishes. */
export interface Standing {
  shifts: Map<string, Shift>
  guides: Map<string, Pick<Guide, 'status'>>
  /** By person, in the order in which they start: what they hold around the shifts, and all that they ever had of the shifts. */
  claims: Map<string, PlacedClaim[]>
  /** By person; what lasts the longest first. */
  held: Map<string, Held[]>
}

export interface Taken {
  shift: Shift
  claim: Claim
  /** Not when the guide had the shift already. */
  isNew: boolean
}

/** The claim that this wish comes to, or the refusal of ClaimShift. `latest`: until when the shift may be taken; its start. */
export function judge(
  standing: Standing,
  { shiftId, personId, expectedStartsAt }: Wish,
  { rules, wallClock }: Pick<ClaimContext, 'rules' | 'wallClock'>,
  { now, latest }: { now: Date; latest?: Date },
): Taken {
  const shift = standing.shifts.get(shiftId) ?? refuse('NOT_FOUND', { what: 'shift' })
  requireAdmitted(standing.guides.get(personId))
  const all = standing.claims.get(personId) ?? []
  const own = all.filter((claim) => claim.shiftId === shiftId)
  const standingClaim = own.find(({ status }) => status !== 'RELEASED')
  if (standingClaim) return { shift, claim: standingClaim, isNew: false }

  const others = all
    .filter((claim) => claim.shiftId !== shiftId && claim.status !== 'RELEASED')
    .map((claim): HeldShift => ({ ...claim, id: claim.shiftId }))
  const held = standing.held.get(personId) ?? []
  refuseClaim(
    shift,
    { held, others, expectedStartsAt, latest: latest ?? shift.startsAt },
    rules,
    wallClock,
    now,
  )
  const taken = counted(shift, shift.claimed + 1)
  return { shift: taken, claim: newClaim(taken, personId, own.length, now), isNew: true }
}

/** Lets the claim count for the wishes that are judged after it. */
export function take(standing: Standing, { shift, claim }: Taken): void {
  standing.shifts.set(shift.id, shift)
  const { startsPlace, endsPlace } = shift
  const all = [...(standing.claims.get(claim.personId) ?? []), { ...claim, startsPlace, endsPlace }]
  standing.claims.set(claim.personId, all.sort(byStart))
}

/** A copy in which claims can be tried. */
export function copyOf({ shifts, claims, ...same }: Standing): Standing {
  return { ...same, shifts: new Map(shifts), claims: new Map(claims) }
}

function byStart(one: Claim, other: Claim): number {
  return one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1)
}
