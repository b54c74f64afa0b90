export const PEOPLE = 4
export const SHIFTS = 5
const DAY_LIMIT_HOURS = 8
/** What a night's rest leaves of 24 hours. */
const AWAKE_HOURS = 14

/** A shift within one day, in hours; a guide needs no rest when the places meet. */
export interface ModelShift {
  from: number
  until: number
  wanted: number
  first: 'a' | 'b'
  last: 'a' | 'b'
  cancelled: boolean
  /** By number. */
  guides: Set<number>
  /** Those who were moved along since they claimed it. */
  moved: Set<number>
}

/** What guide does with claims, in a few lines without time zones, locks or a database. */
export function createClaimsModel(shifts: ModelShift[]) {
  const shiftAt = (number: number) => shifts[number] as ModelShift
  const suspended = new Set<number>()

  /** Who was moved into another shift, or is suspended, counts as nobody. */
  function doubtfulOf(shift: ModelShift): number {
    const isElsewhere = (person: number) =>
      shifts.some(
        (other) =>
          other !== shift && other.guides.has(person) && other.from < shift.until && shift.from < other.until,
      )
    const isDoubtful = (person: number) =>
      suspended.has(person) || (shift.moved.has(person) && isElsewhere(person))
    return [...shift.guides].filter(isDoubtful).length
  }

  function refusalOf(person: number, number: number): string {
    const wish = shiftAt(number)
    const others = shifts.filter((other) => other !== wish && other.guides.has(person))
    const hoursOf = ({ from, until }: ModelShift) => until - from
    const meets = (other: ModelShift) => other.from < wish.until && wish.from < other.until
    // Hours are whole: less than half an hour between them is none.
    const tires = (other: ModelShift) =>
      (other.until === wish.from && other.last !== wish.first) ||
      (wish.until === other.from && wish.last !== other.first)
    if (wish.cancelled) return 'SLOT_CANCELLED'
    if (wish.guides.size - doubtfulOf(wish) >= wish.wanted) return 'SHIFT_TAKEN'
    if (others.some(meets)) return 'OVERLAPS'
    if (others.some(tires)) return 'REST_REQUIRED'
    if (others.length > 0 && awakeHours(wish, others) > AWAKE_HOURS) return 'REST_REQUIRED'
    const hours = [wish, ...others].reduce((sum, shift) => sum + hoursOf(shift), 0)
    return hours > DAY_LIMIT_HOURS ? 'LIMIT_REACHED' : 'OK'
  }

  function answerTo(person: number, number: number): string {
    if (suspended.has(person)) return 'FORBIDDEN'
    return shiftAt(number).guides.has(person) ? 'OK' : refusalOf(person, number)
  }

  return {
    shifts,
    doubtfulOf,
    claim(person: number, number: number): string {
      const answer = answerTo(person, number)
      if (answer === 'OK') shiftAt(number).guides.add(person)
      return answer
    },
    release(person: number, number: number): string {
      shiftAt(number).moved.delete(person)
      return shiftAt(number).guides.delete(person) ? 'OK' : 'NOT_FOUND'
    },
    /** Another guide in one's place; undefined: nobody. */
    replace(old: number, by: number | undefined, number: number): string {
      const { guides, moved } = shiftAt(number)
      if (old === by) return 'INVALID_INPUT'
      guides.delete(old)
      const answer = by === undefined ? 'OK' : answerTo(by, number)
      if (answer === 'OK') moved.delete(old)
      if (answer !== 'OK') guides.add(old)
      else if (by !== undefined) guides.add(by)
      return answer
    },
    suspend: (person: number) => void suspended.add(person),
    admit: (person: number) => void suspended.delete(person),
    change(number: number, change: Partial<Pick<ModelShift, 'from' | 'until' | 'wanted'>>): void {
      const shift = shiftAt(number)
      if (shift.cancelled) return
      const isMoved = change.from !== undefined && change.from !== shift.from
      if (isMoved) for (const person of shift.guides) shift.moved.add(person)
      Object.assign(shift, change)
    },
    cancel(number: number): void {
      shiftAt(number).cancelled = true
      shiftAt(number).guides.clear()
      shiftAt(number).moved.clear()
    },
    /** Whether a guide is in two places at once by now: in none that they claimed so. */
    overlaps: (person: number) => overlapsOf(shifts.filter(({ guides }) => guides.has(person))),
  }
}

function overlapsOf(own: readonly ModelShift[]): number {
  return own.filter((one) =>
    own.some((other) => other !== one && other.from < one.until && one.from < other.until),
  ).length
}

/** From the first to the last of the shifts that no night parts from this one: within one day, a night is ten hours. */
function awakeHours(wish: ModelShift, others: readonly ModelShift[]): number {
  let { from, until } = wish
  for (const _ of others) {
    for (const other of others) {
      if (other.until > from - 10 && other.from < from) from = other.from
      if (other.from < until + 10 && other.until > until) until = other.until
    }
  }
  const isAlone = from === wish.from && until === wish.until
  return isAlone ? 0 : until - from
}

export type ClaimsModel = ReturnType<typeof createClaimsModel>
