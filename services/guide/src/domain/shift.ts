import { isDeepStrictEqual } from 'node:util'
import type { shifts } from '../db/schema.ts'

/** A task to be staffed. */
export type Shift = typeof shifts.$inferSelect
export type ShiftKind = Shift['kind']
/** Another shift of the same guide. */
export type HeldShift = Pick<Shift, 'id' | 'startsAt' | 'endsAt' | 'startsPlace' | 'endsPlace'>

/** A departure or session as it stands, and what it asks for. */
export interface ShiftSource extends Omit<Shift, OwnField> {
  isCancelled: boolean
}

/** What a shift has of itself and of the door. */
type OwnField = 'status' | 'claimed' | 'doubtful' | 'over' | 'version' | 'peoplePresent' | 'slotVersion'

export interface ShiftChange {
  shift: Shift
  /** Who claimed it loses it. */
  isCancelled: boolean
  isMoved: boolean
  /** Somebody else has to know. */
  isTold: boolean
}

/**
 * The shift as its departure or session stands. Undefined: the fact is not newer, or asks for nobody. What is cancelled stays so.
 * When fewer are wanted than have claimed, nobody is dropped: the shift is over by the difference until somebody leaves.
 */
export function followSource(current: Shift | undefined, source: ShiftSource): ShiftChange | undefined {
  const { isCancelled, sourceVersion, ...facts } = source
  if (!current) {
    if (source.kind === 'SESSION' && source.wanted === 0) return undefined
    const status = isCancelled ? 'CANCELLED' : 'OPEN'
    const nobody = { claimed: 0, doubtful: 0, over: 0, peoplePresent: 0, slotVersion: 0 }
    const shift: Shift = { ...facts, ...nobody, status, sourceVersion, version: 1 }
    return { shift, isCancelled, isMoved: false, isTold: true }
  }
  if (sourceVersion <= current.sourceVersion) return undefined
  if (current.status === 'CANCELLED') return kept({ ...current, sourceVersion })
  if (isCancelled) {
    const shift = counted({ ...current, ...facts, status: 'CANCELLED', doubtful: 0, sourceVersion }, 0)
    return { shift, isCancelled: true, isMoved: false, isTold: true }
  }
  const same = { ...current, sourceVersion }
  const shift = recounted({ ...same, ...facts })
  if (isDeepStrictEqual(shift, same)) return kept(same)
  const isMoved = isElsewhen(current, shift)
  return { shift: { ...shift, version: current.version + 1 }, isCancelled: false, isMoved, isTold: true }
}

/** With another number of claims, as its next version. */
export function counted(shift: Shift, claimed: number): Shift {
  return { ...recounted({ ...shift, claimed }), version: shift.version + 1 }
}

/** Guides who count: who is in doubt does not. */
export function staffOf({ claimed, doubtful }: Pick<Shift, 'claimed' | 'doubtful'>): number {
  return claimed - doubtful
}

/** Too few have claimed, and the time for calling has come. A departure says so itself. */
export function callsForHelp(shift: Shift, now: Date, callForHelpMinutes: number): boolean {
  if (shift.status === 'CANCELLED' || staffOf(shift) >= shift.wanted || shift.startsAt <= now) return false
  if (shift.kind === 'DEPARTURE') return shift.callsForHelp
  return shift.startsAt.getTime() - now.getTime() <= callForHelpMinutes * 60_000
}

function recounted(shift: Shift): Shift {
  return { ...shift, over: Math.max(shift.claimed - shift.wanted, 0) }
}

function kept(shift: Shift): ShiftChange {
  return { shift, isCancelled: false, isMoved: false, isTold: false }
}

function isElsewhen(one: Shift, other: Shift): boolean {
  return (
    one.startsAt.getTime() !== other.startsAt.getTime() || one.endsAt.getTime() !== other.endsAt.getTime()
  )
}
