/** What a published session takes of its site while it runs: [startsAt, endsAt). */
export interface Occupation {
  /** Null: the site as a whole, which no other session may share. */
  room: string | null
  startsAt: Date
  endsAt: Date
  capacity: number
}

export interface Span {
  startsAt: Date
  endsAt: Date
}

/** Half-open: what ends when the other starts does not meet it. */
export function meets(one: Span, other: Span): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}

/** Two sessions may not run at once when they share a room or when one of them takes the whole site. */
export function sharesRoom(one: string | null, other: string | null): boolean {
  return !one || !other || one === other
}

/**
 * The largest sum of capacities that runs at any one moment (within `span`).
 * O(n log n) in the occupations given.
 */
export function peakOf(occupations: readonly Occupation[], span?: Span): number {
  // Spans that meet `span` and each other also meet within it, so looking at all their moments is right.
  const counted = span ? occupations.filter((each) => meets(each, span)) : occupations
  return Math.max(0, ...loadSteps(counted).map((step) => step.places))
}

/**
 * The times at which a session of `capacity` in `room` may not run: its room is taken, or the others leave
 * fewer than `capacity` of the site's places. Sorted, disjoint, not touching. O(n log n).
 */
export function blockedSpans(
  occupations: readonly Occupation[],
  wanted: { room: string | null; capacity: number },
  siteCapacity: number,
): Span[] {
  const taken = occupations.filter((each) => sharesRoom(each.room, wanted.room))
  const full = loadSteps(occupations).filter((step) => step.places + wanted.capacity > siteCapacity)
  return joined([...taken, ...full])
}

/** The summed capacity between each two moments at which it changes. */
function loadSteps(occupations: readonly Occupation[]): (Span & { places: number })[] {
  const changes = new Map<number, number>()
  for (const { startsAt, endsAt, capacity } of occupations) {
    changes.set(startsAt.getTime(), (changes.get(startsAt.getTime()) ?? 0) + capacity)
    changes.set(endsAt.getTime(), (changes.get(endsAt.getTime()) ?? 0) - capacity)
  }
  const moments = [...changes.entries()].sort(([one], [other]) => one - other)
  let places = 0
  return moments.map(([moment, change], index) => {
    places += change
    const next = moments[index + 1]?.[0] ?? moment
    return { startsAt: new Date(moment), endsAt: new Date(next), places }
  })
}

function joined(spans: readonly Span[]): Span[] {
  const sorted = spans
    .filter((span) => span.startsAt < span.endsAt)
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  const result: Span[] = []
  for (const { startsAt, endsAt } of sorted) {
    const last = result.at(-1)
    if (last && startsAt <= last.endsAt) {
      if (endsAt > last.endsAt) last.endsAt = endsAt
    } else {
      result.push({ startsAt, endsAt })
    }
  }
  return result
}
