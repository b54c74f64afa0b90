/** Reserving as the contract says it, one request after the other: what `reserve_batch` is compared with. */
export interface ModelSlot {
  id: string
  capacity: number
  startsAt: number
  endsAt: number
  maximumPartySize: number
  isCancelled: boolean
}

export interface ModelRequest {
  person: number
  slot: number
  partySize: number
  key: string
  /** By how much the start that was shown is off, in hours; undefined: none was shown. */
  shownOff: number | undefined
}

export interface ReserveModel {
  /** The refusal's code, or 'OK'. */
  reserve(request: ModelRequest): string
  cancel(person: number, slot: number): void
}

export function createReserveModel(slots: readonly ModelSlot[], activeMax: number): ReserveModel {
  const held: { person: number; slot: number; partySize: number }[] = []
  const answers = new Map<string, { request: string; answer: string }>()

  function decide({ person, slot: number, partySize, shownOff }: ModelRequest): string {
    const slot = slots[number]
    if (!slot) return 'NOT_FOUND'
    if (slot.isCancelled) return 'SLOT_CANCELLED'
    const own = held.filter((one) => one.person === person)
    if (own.some((one) => one.slot === number)) return 'ALREADY_RESERVED'
    if (shownOff !== undefined && shownOff !== 0) return 'CHANGED'
    if (partySize > slot.maximumPartySize) return 'PARTY_TOO_LARGE'
    if (own.length >= activeMax) return 'LIMIT_REACHED'
    const taken = held.filter((one) => one.slot === number).reduce((sum, one) => sum + one.partySize, 0)
    if (partySize > slot.capacity - taken) return 'SLOT_FULL'
    const inTheWay = own.some((one) => {
      const other = slots[one.slot]
      return other && other.startsAt < slot.endsAt && slot.startsAt < other.endsAt
    })
    return inTheWay ? 'OVERLAPS' : 'OK'
  }

  return {
    reserve(request) {
      const name = `${request.person} ${request.key}`
      const text = `${request.slot} ${request.partySize} ${request.shownOff}`
      const known = answers.get(name)
      if (known) return known.request === text ? known.answer : 'IDEMPOTENCY_MISMATCH'
      const answer = decide(request)
      answers.set(name, { request: text, answer })
      if (answer === 'OK') held.push(request)
      return answer
    },
    cancel(person, slot) {
      const index = held.findIndex((one) => one.person === person && one.slot === slot)
      if (index >= 0) held.splice(index, 1)
    },
  }
}
