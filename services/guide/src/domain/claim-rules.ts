import { Refused, refuse } from '@xingzhi/runtime/refusal'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import { refuseManyHours, refuseWithoutNight, refuseWithoutRest } from './rest-and-hours.ts'
import { type HeldShift, type Shift, staffOf } from './shift.ts'
import type { Grant } from './training.ts'

export interface ClaimRules {
  /** Between two shifts in different places. */
  restMinutes: number
  /** In one piece, within any 24 hours; 0: none is asked for. */
  nightRestMinutes: number
  /** Shifts of one guide within any 24 hours. */
  dayMinutesMax: number
  /** How long before the start a guide may leave without an operator. */
  releaseDeadlineMinutes: number
  /** How long before its start a session with too few helpers calls for help. */
  callForHelpMinutes: number
}

/** A qualification that a guide has; the one that lasts the longest, of several of a kind. */
export type Held = Pick<Grant, 'qualificationId' | 'expiresAt'>

/**
 * Refuses a shift that this guide may not take, the first rule that says no: SLOT_CANCELLED, CHANGED, TOO_LATE, SHIFT_TAKEN, NOT_QUALIFIED,
 * OVERLAPS, REST_REQUIRED, LIMIT_REACHED. `latest`: until when it may be taken; `expectedStartsAt`: the start that the guide was shown.
 */
export function refuseClaim(
  shift: Shift,
  {
    held,
    others,
    latest,
    expectedStartsAt,
  }: {
    held: readonly Held[]
    others: readonly HeldShift[]
    latest: Date
    expectedStartsAt?: Date | undefined
  },
  rules: ClaimRules,
  wallClock: WallClock,
  now: Date,
): void {
  if (shift.status === 'CANCELLED') refuse('SLOT_CANCELLED')
  if (expectedStartsAt && expectedStartsAt.getTime() !== shift.startsAt.getTime()) {
    refuse('CHANGED', { startsAt: shift.startsAt })
  }
  if (now >= latest) refuse('TOO_LATE', { deadline: latest })
  if (staffOf(shift) >= shift.wanted) refuse('SHIFT_TAKEN', { wanted: shift.wanted })
  refuseUnqualified(shift, held)
  refuseOverlap(shift, others)
  refuseWithoutRest(shift, others, rules.restMinutes)
  refuseWithoutNight(shift, others, rules.nightRestMinutes)
  refuseManyHours(shift, others, rules.dayMinutesMax, wallClock)
}

/** The refusal that this ends with; undefined: none. */
export function refusalIn(judge: () => void): Refused | undefined {
  try {
    judge()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

/** A qualification counts when it lasts to the shift's end. Names the first that is missing, and when it lapsed if it was there. */
export function refuseUnqualified(
  { qualificationIds, endsAt }: Pick<Shift, 'qualificationIds' | 'endsAt'>,
  held: readonly Held[],
): void {
  for (const qualificationId of qualificationIds) {
    const own = held.find((one) => one.qualificationId === qualificationId)
    if (!own) refuse('NOT_QUALIFIED', { qualificationId })
    if (own.expiresAt && own.expiresAt < endsAt) {
      refuse('NOT_QUALIFIED', { qualificationId, expiresAt: own.expiresAt })
    }
  }
}

function refuseOverlap(shift: HeldShift, others: readonly HeldShift[]): void {
  const met = others.find((other) => other.startsAt < shift.endsAt && shift.startsAt < other.endsAt)
  if (met) refuse('OVERLAPS', { startsAt: met.startsAt, endsAt: met.endsAt, slotId: met.id })
}
