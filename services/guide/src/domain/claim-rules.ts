import { refuse } from '@xingzhi/runtime/refusal'
import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { Shift } from './shift.ts'
import type { Grant } from './training.ts'

export interface ClaimRules {
  /** Between two shifts in different places. */
  restMinutes: number
  /** Shifts of one guide on one day in the district. */
  dayMinutesMax: number
  /** How long before the start a guide may leave without an operator. */
  releaseDeadlineMinutes: number
  /** How long before its start a session with too few helpers calls for help. */
  callForHelpMinutes: number
}

/** Another shift of the same guide. */
export type HeldShift = Pick<Shift, 'id' | 'startsAt' | 'endsAt' | 'startsPlace' | 'endsPlace'>

/** A qualification that a guide has; the one that lasts the longest, of several of a kind. */
export type Held = Pick<Grant, 'qualificationId' | 'expiresAt'>

const minuteMs = 60_000
const dayMs = 86_400_000

/**
 * Refuses a shift that this guide may not take, the first rule that says no: SLOT_CANCELLED, TOO_LATE, SHIFT_TAKEN, NOT_QUALIFIED,
 * OVERLAPS, REST_REQUIRED, LIMIT_REACHED. `latest`: until when it may be taken.
 */
export function refuseClaim(
  shift: Shift,
  { held, others, latest }: { held: readonly Held[]; others: readonly HeldShift[]; latest: Date },
  rules: ClaimRules,
  wallClock: WallClock,
  now: Date,
): void {
  if (shift.status === 'CANCELLED') refuse('SLOT_CANCELLED')
  if (now >= latest) refuse('TOO_LATE', { deadline: latest })
  if (shift.claimed >= shift.wanted) refuse('SHIFT_TAKEN', { wanted: shift.wanted })
  refuseUnqualified(shift, held)
  refuseOverlap(shift, others)
  refuseWithoutRest(shift, others, rules.restMinutes)
  refuseOverlongDay(shift, others, rules.dayMinutesMax, wallClock)
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

/** Who stays where they are needs no rest. Says from when, or until when, something elsewhere would do. */
function refuseWithoutRest(shift: HeldShift, others: readonly HeldShift[], restMinutes: number): void {
  const restMs = restMinutes * minuteMs
  for (const { id, startsAt, endsAt, startsPlace, endsPlace } of others) {
    const facts = { restMinutes, startsAt, endsAt, shiftId: id }
    const earliest = new Date(endsAt.getTime() + restMs)
    if (endsAt <= shift.startsAt && shift.startsAt < earliest && endsPlace !== shift.startsPlace) {
      refuse('REST_REQUIRED', { ...facts, startsFrom: earliest })
    }
    const latest = new Date(startsAt.getTime() - restMs)
    if (shift.endsAt <= startsAt && shift.endsAt > latest && shift.endsPlace !== startsPlace) {
      refuse('REST_REQUIRED', { ...facts, endsUntil: latest })
    }
  }
}

function refuseOverlongDay(
  shift: HeldShift,
  others: readonly HeldShift[],
  limit: number,
  wallClock: WallClock,
): void {
  // As a rule all of it together is less than a day may have.
  if ([shift, ...others].reduce((sum, one) => sum + minutesOf(one), 0) <= limit) return
  const first = wallClock.wallTimeOf(shift.startsAt).day
  const last = wallClock.wallTimeOf(new Date(shift.endsAt.getTime() - 1)).day
  for (let day = first; day <= last; day++) {
    const wanted = minutesOnDay(shift, day, wallClock)
    const minutes = others.reduce((sum, other) => sum + minutesOnDay(other, day, wallClock), 0)
    if (minutes + wanted > limit) {
      const date = new Date(day * dayMs).toISOString().slice(0, 10)
      refuse('LIMIT_REACHED', { what: 'minutesPerDay', limit, minutes, wanted, day: date })
    }
  }
}

function minutesOf({ startsAt, endsAt }: HeldShift): number {
  return Math.ceil((endsAt.getTime() - startsAt.getTime()) / minuteMs)
}

/** Whole minutes of the shift that lie on this day of the district's calendar. */
export function minutesOnDay(
  { startsAt, endsAt }: Pick<HeldShift, 'startsAt' | 'endsAt'>,
  day: number,
  wallClock: WallClock,
): number {
  const from = Math.max(startsAt.getTime(), wallClock.momentOf(day, 0).getTime())
  const until = Math.min(endsAt.getTime(), wallClock.momentOf(day, 1_440).getTime())
  return Math.max(0, Math.ceil((until - from) / minuteMs))
}
