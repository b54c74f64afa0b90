import type { slots } from '../db/schema.ts'

export type Slot = typeof slots.$inferSelect
export type SlotKind = Slot['kind']
export type CraftName = NonNullable<Slot['craft']>
export type ThemeName = NonNullable<Slot['theme']>
export type LevelName = NonNullable<Slot['level']>
export type LanguageName = NonNullable<Slot['languages']>[number]

/** What a slot takes over from its session or departure. */
export type SlotPlan = Omit<
  Slot,
  | ('id' | 'kind' | 'status' | 'version' | 'sourceVersion' | 'toldPeople')
  | ('capacity' | 'reserved' | 'offered' | 'reservationCount')
>

/** A session or departure as its owner tells it. */
export interface SourceFacts {
  id: string
  kind: SlotKind
  version: number
  isCancelled: boolean
  /** Places that those who reserved last have to leave over now; undefined: nobody has to go. */
  shrinkTo?: number | undefined
  plan: SlotPlan
}

export interface SlotChange {
  slot: Slot
  /** Whether anything that a slot shows is new. */
  isTold: boolean
  isMoved: boolean
  /** Another room or meeting point. */
  isElsewhere: boolean
  isCancelled: boolean
}

/**
 * The slot after a fact of its session or departure; undefined when the fact is not newer than what is known. A cancelled slot
 * stays so. A departure takes reservations from the moment that it was first heard of.
 */
export function followSource(current: Slot | undefined, facts: SourceFacts): SlotChange | undefined {
  if (!current) return { ...unchanged(openSlot(facts)), isTold: true }
  if (facts.version === current.sourceVersion && lacks(current, facts))
    return unchanged(completed(current, facts))
  if (facts.version <= current.sourceVersion) return undefined
  if (current.status === 'CANCELLED') return unchanged({ ...current, sourceVersion: facts.version })
  if (facts.isCancelled) return cancel(current, facts)

  const { wanted } = facts.plan
  const slot: Slot = {
    ...current,
    ...planOf(current, facts),
    capacity: capacityOf({ ...current, wanted }),
    sourceVersion: facts.version,
    version: current.version + 1,
  }
  return {
    slot,
    isTold: true,
    isMoved: differs(slot.startsAt, current.startsAt) || differs(slot.endsAt, current.endsAt),
    isElsewhere: slot.room !== current.room || meetsElsewhere(slot, current),
    isCancelled: false,
  }
}

/** The slot, as its next version, after a party left it: capacity falls towards what is wanted as places free up. */
export function releasePlaces(slot: Slot, partySize: number): Slot {
  return { ...withoutParties(slot, [partySize]), version: slot.version + 1 }
}

/** The slot without these parties, as the same version. */
export function withoutParties(slot: Slot, partySizes: readonly number[]): Slot {
  const reserved = partySizes.reduce((left, partySize) => left - partySize, slot.reserved)
  return {
    ...slot,
    reserved,
    capacity: capacityOf({ ...slot, reserved }),
    reservationCount: slot.reservationCount - partySizes.length,
  }
}

/** Whether a party of this size can reserve now. */
export function takesParty(slot: Slot, partySize: number, now: Date): boolean {
  const isOpen = slot.opensAt <= now && now < slot.closesAt && now < slot.startsAt
  return slot.status === 'ACTIVE' && isOpen && partySize <= Math.min(placesLeft(slot), slot.maximumPartySize)
}

export function placesLeft({ capacity, reserved, offered }: Slot): number {
  return capacity - reserved - offered
}

/** Of the places, those that are held. */
export function loadPercentOf({ capacity, reserved, offered }: Slot): number {
  return capacity === 0 ? 100 : Math.round((100 * (reserved + offered)) / capacity)
}

/** Nobody is dropped silently: what is held counts, even over what is wanted. */
export function capacityOf({
  wanted,
  reserved,
  offered,
}: Pick<Slot, 'wanted' | 'reserved' | 'offered'>): number {
  return Math.max(wanted, reserved + offered)
}

function openSlot({ id, kind, version, isCancelled, plan }: SourceFacts): Slot {
  return {
    ...plan,
    id,
    kind,
    status: isCancelled ? 'CANCELLED' : 'ACTIVE',
    capacity: plan.wanted,
    reserved: 0,
    offered: 0,
    reservationCount: 0,
    version: 1,
    sourceVersion: version,
    toldPeople: 0,
  }
}

function cancel(current: Slot, facts: SourceFacts): SlotChange {
  const slot: Slot = {
    ...current,
    ...planOf(current, facts),
    status: 'CANCELLED',
    capacity: facts.plan.wanted,
    reserved: 0,
    offered: 0,
    reservationCount: 0,
    sourceVersion: facts.version,
    version: current.version + 1,
  }
  return { ...unchanged(slot), isTold: true, isCancelled: true }
}

function planOf(current: Slot, { kind, plan }: SourceFacts): SlotPlan {
  return kind === 'DEPARTURE' ? { ...plan, opensAt: current.opensAt } : plan
}

function unchanged(slot: Slot): SlotChange {
  return { slot, isTold: false, isMoved: false, isElsewhere: false, isCancelled: false }
}

/** What is followed since a later version than the one that wrote the slot comes with the same fact, told again. */
const followedSince = ['activityId', 'title', 'level', 'minimumAge', 'meetingPoint', 'languages'] as const

function lacks(current: Slot, { plan }: SourceFacts): boolean {
  return followedSince.some((field) => current[field] === null && plan[field] !== null)
}

function completed(current: Slot, { plan }: SourceFacts): Slot {
  const missing = followedSince.filter((field) => current[field] === null)
  return { ...current, ...Object.fromEntries(missing.map((field) => [field, plan[field]])) }
}

/** Where it met is not known of a slot that an earlier version wrote. */
export function meetsElsewhere(slot: Slot, before: Slot): boolean {
  return before.meetingPoint !== null && slot.meetingPoint !== before.meetingPoint
}

const differs = (a: Date, b: Date) => a.getTime() !== b.getTime()
