import type { Axis } from './load-picture.ts'

/** What of the axis lies in none of the times in which a place is open, or perhaps open; these are in order. */
export function shutSpans(
  open: readonly { from: string; until: string }[],
  { fromMs, untilMs }: Axis,
): Axis[] {
  const gaps: Axis[] = []
  let shutFromMs = fromMs
  for (const { from, until } of open) {
    const openMs = new Date(from).getTime()
    if (openMs > shutFromMs) gaps.push({ fromMs: shutFromMs, untilMs: Math.min(openMs, untilMs) })
    shutFromMs = Math.max(shutFromMs, new Date(until).getTime())
    if (shutFromMs >= untilMs) return gaps
  }
  return [...gaps, { fromMs: shutFromMs, untilMs }]
}
