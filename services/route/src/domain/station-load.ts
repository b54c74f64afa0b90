/** Half-open, [fromMs, untilMs), in milliseconds since 1970: what ends when the other begins does not meet it. */
export interface Span {
  fromMs: number
  untilMs: number
}

/** When a station is open, or perhaps: by appointment, or nobody knows. */
export interface OpenSpan extends Span {
  askFirst: boolean
}

/** What one departure takes of a station. */
export interface Stay extends Span {
  people: number
}

export function meets(one: Span, other: Span): boolean {
  return one.fromMs < other.untilMs && other.fromMs < one.untilMs
}

/** How many people are there between each two moments at which that changes; the last one is 0. O(n log n). */
export function loadSteps(stays: readonly Stay[]): Stay[] {
  const changes = new Map<number, number>()
  for (const { fromMs, untilMs, people } of stays) {
    changes.set(fromMs, (changes.get(fromMs) ?? 0) + people)
    changes.set(untilMs, (changes.get(untilMs) ?? 0) - people)
  }
  const moments = [...changes].sort(([one], [other]) => one - other)
  let people = 0
  return moments.map(([fromMs, change], index) => {
    people += change
    return { fromMs, untilMs: moments[index + 1]?.[0] ?? fromMs, people }
  })
}

/** Most people at once within `span`, and since when. O(n log n). */
export function peakOf(stays: readonly Stay[], span: Span): { people: number; atMs: number } {
  // Stays that meet `span` and each other also meet within it, so looking at all their moments is right.
  const steps = loadSteps(stays.filter((stay) => meets(stay, span)))
  const peak = steps.reduce((most, step) => (step.people > most.people ? step : most), {
    fromMs: span.fromMs,
    people: 0,
  })
  return { people: peak.people, atMs: Math.max(peak.fromMs, span.fromMs) }
}

/** When `people` more would be too many. In order, disjoint. O(n log n). */
export function fullSpans(stays: readonly Stay[], people: number, capacity: number): Span[] {
  return loadSteps(stays).filter((step) => step.people + people > capacity && step.fromMs < step.untilMs)
}

/** What of `window` lies in none of the `spans`, which are in order. */
export function gapsBetween(spans: readonly Span[], window: Span): Span[] {
  const gaps: Span[] = []
  let fromMs = window.fromMs
  for (const span of spans) {
    if (span.fromMs > fromMs) gaps.push({ fromMs, untilMs: Math.min(span.fromMs, window.untilMs) })
    fromMs = Math.max(fromMs, span.untilMs)
    if (fromMs >= window.untilMs) return gaps
  }
  gaps.push({ fromMs, untilMs: window.untilMs })
  return gaps
}
