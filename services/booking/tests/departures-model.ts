/**
 * Departures, their reservations and notices as booking's contract says they are, without a database, for somebody who does one thing
 * after the other. Times in minutes.
 */

export const PARTY_MAX = 6
export const WALK_MINUTES = 120
const CANCEL_DEADLINE_MINUTES = 120
const UNDO_MINUTES = 15

/** As route tells it. */
export interface ModelFact {
  departure: number
  version: number
  startsAt: number
  capacity: number
  shrinkTo: number | undefined
  cancel: 'OPERATOR' | 'NO_GUIDE' | undefined
}

export interface ModelSlot {
  version: number
  status: 'ACTIVE' | 'CANCELLED'
  startsAt: number
  wanted: number
}

export interface ModelReservation {
  id: string
  departure: number
  person: number
  partySize: number
  status: 'CONFIRMED' | 'CANCELLED' | 'ATTENDED' | 'NO_SHOW'
  present: number | null
  withSlot: boolean
  madeAt: number
  /** It was moved, or something into it. */
  waived: boolean
  /** In the order in which they were posted. */
  notices: ModelNotice[]
}

export interface ModelNotice {
  kind: string
  /** Of a move: the start before it. */
  from?: number
  isSeen: boolean
}

export interface Model {
  now: number
  slots: Map<number, ModelSlot>
  /** In the order of arrival. */
  reservations: ModelReservation[]
}

export const heldOf = (model: Model, departure: number) =>
  model.reservations.filter((one) => one.departure === departure && one.status !== 'CANCELLED')
export const reservedOf = (model: Model, departure: number) =>
  heldOf(model, departure).reduce((sum, { partySize }) => sum + partySize, 0)
export const capacityOf = (model: Model, departure: number) =>
  Math.max(model.slots.get(departure)?.wanted ?? 0, reservedOf(model, departure))

export function follow(model: Model, fact: ModelFact): void {
  const slot = model.slots.get(fact.departure)
  if (slot && slot.version >= fact.version) return
  const { version, startsAt, capacity: wanted } = fact
  const isCancelled = fact.cancel !== undefined || slot?.status === 'CANCELLED'
  if (slot?.status === 'CANCELLED') {
    slot.version = version
    return
  }
  const status = isCancelled ? 'CANCELLED' : 'ACTIVE'
  model.slots.set(fact.departure, { version, status, startsAt, wanted: isCancelled ? 0 : wanted })
  if (isCancelled) lose(heldOf(model, fact.departure), 'CANCELLED')
  if (fact.shrinkTo !== undefined) shrink(model, fact.departure, fact.shrinkTo)
  if (slot && slot.startsAt !== startsAt) {
    for (const one of heldOf(model, fact.departure)) {
      const met = meets(model, one)
      for (const each of [one, ...met]) each.waived = true
      tellMove(one, slot.startsAt, startsAt, met.length > 0)
    }
  }
}

/** Moves that nobody saw, and that lead back to where they began, leave nothing to read. */
function tellMove(one: ModelReservation, from: number, to: number, meets: boolean): void {
  const unseen = one.notices.filter((notice) => notice.from !== undefined && !notice.isSeen)
  const first = meets ? -1 : unseen.findLastIndex((notice) => notice.from === to)
  const undone = first < 0 ? [] : unseen.slice(first)
  one.notices = one.notices.filter((notice) => !undone.includes(notice))
  if (first < 0) one.notices.push({ kind: meets ? 'MOVED_INTO_OVERLAP' : 'MOVED', from, isSeen: false })
}

function shrink(model: Model, departure: number, places: number): void {
  for (const one of heldOf(model, departure).reverse()) {
    if (reservedOf(model, departure) <= places) return
    if (one.status === 'CONFIRMED') lose([one], 'SHRUNK')
  }
}

function lose(reservations: ModelReservation[], kind: string): void {
  for (const one of reservations) {
    Object.assign(one, { status: 'CANCELLED', withSlot: true, present: null })
    one.notices.push({ kind, isSeen: false })
  }
}

/** The code of the refusal, or 'OK'. */
export function judgeReserve(
  model: Model,
  wish: { departure: number; person: number; partySize: number },
): string {
  const slot = model.slots.get(wish.departure)
  if (!slot) return 'NOT_FOUND'
  if (slot.status === 'CANCELLED') return 'SLOT_CANCELLED'
  if (heldOf(model, wish.departure).some(({ person }) => person === wish.person)) return 'ALREADY_RESERVED'
  if (model.now >= slot.startsAt) return 'SLOT_CLOSED'
  if (wish.partySize > PARTY_MAX) return 'PARTY_TOO_LARGE'
  const left = capacityOf(model, wish.departure) - reservedOf(model, wish.departure)
  if (wish.partySize > left) return 'SLOT_FULL'
  return meets(model, wish).length > 0 ? 'OVERLAPS' : 'OK'
}

/** The code of the refusal, or 'OK', and then it is so. */
export function cancel(model: Model, reservation: ModelReservation): string {
  if (reservation.status === 'CANCELLED') return 'OK'
  const { startsAt } = slotOf(model, reservation)
  const inTime = Math.max(startsAt - CANCEL_DEADLINE_MINUTES, reservation.madeAt + UNDO_MINUTES)
  const deadline = reservation.waived ? startsAt : Math.min(startsAt, inTime)
  if (reservation.status !== 'CONFIRMED' || model.now > deadline) return 'TOO_LATE'
  reservation.status = 'CANCELLED'
  return 'OK'
}

/** The code of the refusal, or 'OK', and then it is so. Nobody present: the party did not come. */
export function checkIn(model: Model, reservation: ModelReservation, people: number): string {
  if (reservation.status === 'CANCELLED') return 'NOT_FOUND'
  if (people > reservation.partySize) return 'INVALID_INPUT'
  const answer = atDoor(model, reservation)
  if (answer !== 'OK') return answer
  const seen = people === 0 ? { status: 'NO_SHOW', present: null } : { status: 'ATTENDED', present: people }
  Object.assign(reservation, seen)
  return 'OK'
}

/** The code of the refusal, or 'OK', and then nobody has asked for it at the door. */
export function undo(model: Model, reservation: ModelReservation): string {
  if (reservation.status === 'CANCELLED') return 'NOT_FOUND'
  const answer = atDoor(model, reservation)
  if (answer === 'OK') Object.assign(reservation, { status: 'CONFIRMED', present: null })
  return answer
}

function atDoor(model: Model, reservation: ModelReservation): string {
  const { startsAt } = slotOf(model, reservation)
  if (model.now < startsAt - 60) return 'SLOT_NOT_OPEN'
  return model.now > startsAt + WALK_MINUTES + 24 * 60 ? 'TOO_LATE' : 'OK'
}

/** Tells those who hold places of a closure; once each. */
export function close(model: Model, departures: readonly number[]): void {
  for (const departure of departures) {
    for (const { notices } of heldOf(model, departure)) notices.push({ kind: 'CLOSED', isSeen: false })
  }
}

/** This person reads what there is. */
export function look(model: Model, person: number): void {
  const theirs = model.reservations.filter((one) => one.person === person)
  for (const notice of theirs.flatMap(({ notices }) => notices)) notice.isSeen = true
}

/** The code of the refusal, or 'OK', and then it is so. */
export function changeParty(model: Model, reservation: ModelReservation, partySize: number): string {
  const slot = model.slots.get(reservation.departure)
  if (slot?.status === 'CANCELLED') return 'SLOT_CANCELLED'
  if (reservation.status === 'CANCELLED') return 'NOT_FOUND'
  const { startsAt } = slotOf(model, reservation)
  if (reservation.status === 'ATTENDED' || model.now >= startsAt) return 'TOO_LATE'
  const more = partySize - reservation.partySize
  if (more > 0 && partySize > PARTY_MAX) return 'PARTY_TOO_LARGE'
  const { departure } = reservation
  if (more > capacityOf(model, departure) - reservedOf(model, departure)) return 'SLOT_FULL'
  reservation.partySize = partySize
  return 'OK'
}

/** What else this person holds at that time. */
function meets(
  model: Model,
  { departure, person }: { departure: number; person: number },
): ModelReservation[] {
  const { startsAt } = slotOf(model, { departure })
  return model.reservations.filter((other) => {
    if (other.person !== person || other.departure === departure || other.status === 'CANCELLED') return false
    return Math.abs(slotOf(model, other).startsAt - startsAt) < WALK_MINUTES
  })
}

function slotOf(model: Model, { departure }: { departure: number }): ModelSlot {
  const slot = model.slots.get(departure)
  if (!slot) throw new Error(`departure ${departure} is not known`)
  return slot
}
