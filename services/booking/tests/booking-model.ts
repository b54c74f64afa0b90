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
  const answers = new Set<string>()
  for (const world of worldsOf(model, [...person.held.keys()])) {
    const slot = world(slotId)
    for (const now of times) answers.add(slot && person.held.has(slotId) ? judge(world, slot, now) : 'OK')
  }
  return answers

  function judge(world: World, slot: ModelSession, now: number): string {
    if (slot.isCancelled) return 'OK'
    const overlaps = heldIn(world, person).filter((other) => overlap(other, slot)).length > 1
    const deadline = overlaps ? slot.startsAt : slot.startsAt - model.rules.cancelDeadlineMs
    return now > deadline ? 'TOO_LATE' : 'OK'
  }
}

/** What was told has come about: cancelled sessions have let everybody go. */
export function settleSessions(model: Model, people: Iterable<ModelPerson>): void {
  for (const slot of model.slots.values()) slot.was = slot.is
  for (const { held } of people) {
    for (const slotId of held.keys()) if (model.slots.get(slotId)?.is.isCancelled) held.delete(slotId)
  }
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
