import { must } from '@xingzhi/runtime/assert'

/**
 * Booking as its contract says it, without a database: which answers a person may get. What sessions do meanwhile, and how
 * many places are left, is not known to the moment, so there may be more than one.
 */

/** A session as its owner tells it; times in ms. */
export interface ModelSession {
  isCancelled: boolean
  capacity: number
  maximumPartySize: number
  opensAt: number
  closesAt: number
  startsAt: number
  endsAt: number
}

/** As it was told, and as it is being told. Undefined: not published yet. */
export interface ModelSlot {
  id: string
  was: ModelSession | undefined
  is: ModelSession
}

export interface ModelHeld {
  reservationId: string
  partySize: number
  /** When it may have been made. */
  madeAt: readonly number[]
  /** Whether it was there before what is being told now. */
  isSettled: boolean
  /** Whether it was moved, or something into it, so that it may be left until the start. */
  waived: 'no' | 'maybe' | 'yes'
}

/** One person asks one thing after the other. */
export interface ModelPerson {
  /** By slot. */
  held: Map<string, ModelHeld>
}

export interface ModelRules {
  activeMax: number
  partySizeMax: number
  cancelDeadlineMs: number
  undoMs: number
}

export interface Model {
  slots: Map<string, ModelSlot>
  rules: ModelRules
}

type World = (slotId: string) => ModelSession | undefined

/** The codes of the refusals that a reservation may meet at one of these times, and 'OK'. */
export function allowedToReserve(
  model: Model,
  person: ModelPerson,
  wish: { slotId: string; partySize: number },
  times: readonly number[],
): Set<string> {
  const { partySizeMax, activeMax } = model.rules
  if (wish.partySize < 1 || wish.partySize > partySizeMax) return new Set(['INVALID_INPUT'])
  const answers = new Set<string>()
  for (const world of worldsOf(model, [wish.slotId, ...person.held.keys()])) {
    for (const now of times) for (const answer of judge(world, now)) answers.add(answer)
  }
  return answers

  function judge(world: World, now: number): string[] {
    const slot = world(wish.slotId)
    if (!slot) return ['NOT_FOUND']
    if (slot.isCancelled) return ['SLOT_CANCELLED']
    if (person.held.has(wish.slotId)) return ['ALREADY_RESERVED']
    if (now < slot.opensAt) return ['SLOT_NOT_OPEN']
    if (now >= Math.min(slot.closesAt, slot.endsAt)) return ['SLOT_CLOSED']
    if (wish.partySize > slot.maximumPartySize) return ['PARTY_TOO_LARGE']
    const others = heldIn(world, person)
    if (others.filter(({ endsAt }) => endsAt > now).length >= activeMax) return ['LIMIT_REACHED']
    return ['SLOT_FULL', others.some((other) => overlap(other, slot)) ? 'OVERLAPS' : 'OK']
  }
}

/** Whether the cancel of one's own reservation may be answered with 'OK' or 'TOO_LATE' at one of these times. */
export function allowedToCancel(
  model: Model,
  person: ModelPerson,
  slotId: string,
  times: readonly number[],
): Set<string> {
  const held = person.held.get(slotId)
  if (!held) return new Set(['OK'])
  const isMarked = markedBy(model, person)
  const answers = new Set<string>()
  for (const world of worldsOf(model, [...person.held.keys()])) {
    const slot = world(slotId)
    const deadlines = slot && !slot.isCancelled ? deadlinesIn(world, slot) : [Number.POSITIVE_INFINITY]
    for (const now of times) for (const at of deadlines) answers.add(now > at ? 'TOO_LATE' : 'OK')
  }
  return answers

  function deadlinesIn(world: World, slot: ModelSession): number[] {
    const overlaps = heldIn(world, person).filter((other) => overlap(other, slot)).length > 1
    if (held?.waived === 'yes' || overlaps) return [slot.startsAt]
    const { cancelDeadlineMs, undoMs } = model.rules
    const inTime = must(held).madeAt.map((madeAt) =>
      Math.min(slot.startsAt, Math.max(slot.startsAt - cancelDeadlineMs, madeAt + undoMs)),
    )
    return held?.waived === 'maybe' || isMarked(slotId) ? [slot.startsAt, ...inTime] : inTime
  }
}

/** Which answers the wish for another size of one's own party may get at one of these times. */
export function allowedToChange(
  model: Model,
  person: ModelPerson,
  wish: { slotId: string; partySize: number },
  times: readonly number[],
): Set<string> {
  const { slotId, partySize } = wish
  if (partySize < 1 || partySize > model.rules.partySizeMax) return new Set(['INVALID_INPUT'])
  const held = person.held.get(slotId)
  const answers = new Set<string>()
  for (const world of worldsOf(model, [slotId])) {
    const slot = must(world(slotId))
    for (const now of times) for (const answer of judge(slot, now)) answers.add(answer)
  }
  return answers

  function judge(slot: ModelSession, now: number): string[] {
    if (slot.isCancelled) return ['SLOT_CANCELLED']
    if (!held) return ['NOT_FOUND']
    if (now >= slot.startsAt) return ['TOO_LATE']
    if (partySize <= held.partySize) return ['OK']
    if (now < slot.opensAt) return ['SLOT_NOT_OPEN']
    if (now >= slot.closesAt) return ['SLOT_CLOSED']
    return partySize > slot.maximumPartySize ? ['PARTY_TOO_LARGE'] : ['SLOT_FULL', 'OK']
  }
}

/** Notes which of a person's other reservations may have been marked as overlapping with the one that goes. */
export function leave(model: Model, person: ModelPerson, slotId: string): void {
  noteMarks(model, person)
  person.held.delete(slotId)
}

/** Which slots of a person's may have moved, or met another one, in what is being told now. */
function markedBy(model: Model, person: ModelPerson): (slotId: string) => boolean {
  const worlds = [...worldsOf(model, [...person.held.keys()])]
  return (slotId) =>
    isMoved(model.slots.get(slotId)) ||
    worlds.some((world) => {
      const slot = world(slotId)
      return slot && heldIn(world, person).filter((other) => overlap(other, slot)).length > 1
    })
}

function noteMarks(model: Model, person: ModelPerson): void {
  const isMarked = markedBy(model, person)
  for (const [slotId, held] of person.held) {
    if (held.waived === 'no' && isMarked(slotId)) held.waived = 'maybe'
  }
}

function isMoved(slot: ModelSlot | undefined): boolean {
  return slot?.was !== undefined && slot.was.startsAt !== slot.is.startsAt
}

/** What was told has come about: cancelled sessions have let everybody go. */
export function settleSessions(model: Model, people: Iterable<ModelPerson>): void {
  for (const person of people) {
    noteMarks(model, person)
    for (const [slotId, held] of person.held) {
      if (held.isSettled && isMoved(model.slots.get(slotId))) held.waived = 'yes'
      held.isSettled = true
      if (model.slots.get(slotId)?.is.isCancelled) person.held.delete(slotId)
    }
  }
  for (const slot of model.slots.values()) slot.was = slot.is
}

/** Every way in which these slots may stand: each as it was told, or as it is being told. */
function* worldsOf({ slots }: Model, slotIds: readonly string[]): Iterable<World> {
  const changing = slotIds.filter((id) => {
    const slot = slots.get(id)
    return slot && slot.was !== slot.is
  })
  for (let bits = 0; bits < 2 ** changing.length; bits++) {
    yield (id) => {
      const slot = slots.get(id)
      const index = changing.indexOf(id)
      return index >= 0 && (bits >> index) % 2 === 0 ? slot?.was : slot?.is
    }
  }
}

function heldIn(world: World, { held }: ModelPerson): ModelSession[] {
  return [...held.keys()].flatMap((id) => world(id) ?? []).filter(({ isCancelled }) => !isCancelled)
}

function overlap(a: ModelSession, b: ModelSession): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}
