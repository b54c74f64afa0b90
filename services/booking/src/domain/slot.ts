export type SlotKind = 'SESSION' | 'DEPARTURE'
export type CraftName = 'LEATHER' | 'WOOD' | 'PAPER' | 'FABRIC' | 'CERAMICS' | 'OTHER'

/** What a slot takes over from its session. */
export interface SlotPlan {
  wanted: number
  maximumPartySize: number
  opensAt: Date
  closesAt: Date
  startsAt: Date
  endsAt: Date
  craft: CraftName
  siteId: string | null
  room: string
  latitude: number
  longitude: number
}

export interface Slot extends SlotPlan {
  id: string
  kind: SlotKind
  status: 'ACTIVE' | 'CANCELLED'
  capacity: number
  reserved: number
  offered: number
  reservationCount: number
  version: number
  /** Of the session that it follows. */
  sourceVersion: number
}

/** A session as its owner tells it. */
export interface SourceFacts {
  id: string
  kind: SlotKind
  version: number
  isCancelled: boolean
  plan: SlotPlan
}

export interface SlotChange {
  slot: Slot
  /** Whether anything that a slot shows is new. */
  isTold: boolean
  isMoved: boolean
  isRoomChanged: boolean
  isCancelled: boolean
}

/** The slot after a fact of its session; undefined when the fact is not newer than what is known. A cancelled slot stays so. */
export function followSource(current: Slot | undefined, facts: SourceFacts): SlotChange | undefined {
  if (!current) return { ...unchanged(openSlot(facts)), isTold: true }
  if (facts.version <= current.sourceVersion) return undefined
  if (current.status === 'CANCELLED') return unchanged({ ...current, sourceVersion: facts.version })
  if (facts.isCancelled) return cancel(current, facts)

  const { wanted } = facts.plan
  const slot: Slot = {
    ...current,
    ...facts.plan,
    capacity: capacityOf({ ...current, wanted }),
    sourceVersion: facts.version,
    version: current.version + 1,
  }
  return {
    slot,
    isTold: true,
    isMoved: differs(slot.startsAt, current.startsAt) || differs(slot.endsAt, current.endsAt),
    isRoomChanged: slot.room !== current.room,
    isCancelled: false,
  }
}

/** The slot after a party left it: capacity falls towards what is wanted as places free up. */
export function releasePlaces(slot: Slot, partySize: number): Slot {
  const reserved = slot.reserved - partySize
  return {
    ...slot,
    reserved,
    capacity: capacityOf({ ...slot, reserved }),
    reservationCount: slot.reservationCount - 1,
    version: slot.version + 1,
  }
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
  }
}

function cancel(current: Slot, facts: SourceFacts): SlotChange {
  const slot: Slot = {
    ...current,
    status: 'CANCELLED',
    capacity: current.wanted,
    reserved: 0,
    offered: 0,
    reservationCount: 0,
    sourceVersion: facts.version,
    version: current.version + 1,
  }
  return { ...unchanged(slot), isTold: true, isCancelled: true }
}

function unchanged(slot: Slot): SlotChange {
  return { slot, isTold: false, isMoved: false, isRoomChanged: false, isCancelled: false }
}

const differs = (a: Date, b: Date) => a.getTime() !== b.getTime()
