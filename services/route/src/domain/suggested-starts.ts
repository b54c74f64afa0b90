import { type Plan, type Premises, sizeObstacle, stationOf } from './plan.ts'
import { fullSpans, gapsBetween, type Span } from './station-load.ts'
import { durationMsOf } from './timetable.ts'

export const suggestedStartsMax = 4
const minuteMs = 60_000
/** The second to each side lies at least this far from the first, so that they are a choice. */
const apartMs = 15 * minuteMs

/** The first and the last start that may be suggested. */
export interface Allowed {
  earliestMs: number
  latestMs: number
}

/**
 * The whole minutes nearest to the wished start at which the plan would fit: the nearest before and after, and
 * more to each side at least 15 minutes apart; at most 4, the nearest first (of two equally near, the later).
 * `premises` hold for all of `dataSpan`.
 *
 * A start is forbidden when any visit would meet what stands against it at its station. A block [b, e) there
 * forbids the starts between b − after − stay and e − after, both left out. These spans over all visits are sorted
 * and merged once, O(n log n) in the stays, openings and closures read; then each suggestion jumps from the wished
 * start to the end of the forbidden span around it, O(log n), never minute by minute.
 */
export function suggestedStarts(
  plan: Omit<Plan, 'startMs'>,
  premises: Premises,
  wishMs: number,
  allowed: Allowed,
) {
  if (sizeObstacle(plan, premises)) return []
  const forbidden = forbiddenStarts(plan, premises, dataSpan(plan, allowed))
  const after = startsAfter(forbidden, Math.max(wishMs, allowed.earliestMs), allowed.latestMs)
  const before = startsBefore(forbidden, Math.min(wishMs, allowed.latestMs), allowed.earliestMs)
  const away = (ms: number) => Math.abs(ms - wishMs)
  return [...new Set([...after, ...before])]
    .sort((one, other) => away(one) - away(other) || other - one)
    .slice(0, suggestedStartsMax)
    .map((ms) => new Date(ms))
}

/** What must be known to say whether these starts fit. */
export function dataSpan({ visits }: Pick<Plan, 'visits'>, { earliestMs, latestMs }: Allowed): Span {
  return { fromMs: earliestMs, untilMs: latestMs + durationMsOf(visits) + 1 }
}

/** Starts that don't fit, as open intervals in order, none meeting another. */
function forbiddenStarts({ visits, people }: Omit<Plan, 'startMs'>, premises: Premises, known: Span): Span[] {
  const durationMs = durationMsOf(visits)
  const ofRoute = premises.closures.map(({ fromMs, untilMs }) => ({ fromMs: fromMs - durationMs, untilMs }))
  const ofVisits = visits.flatMap(({ stationId, afterMs, stayMs }) => {
    const { open, closures, stays, capacity } = stationOf(premises, stationId)
    const blocks = [...gapsBetween(open, known), ...closures, ...fullSpans(stays, people, capacity)]
    return blocks.map(({ fromMs, untilMs }) => ({
      fromMs: fromMs - afterMs - stayMs,
      untilMs: untilMs - afterMs,
    }))
  })
  return merged([...ofRoute, ...ofVisits])
}

function merged(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const { fromMs, untilMs } of spans.sort((one, other) => one.fromMs - other.fromMs)) {
    const last = result.at(-1)
    // Open intervals that only touch leave the moment between them free.
    if (last && fromMs < last.untilMs) last.untilMs = Math.max(last.untilMs, untilMs)
    else if (fromMs < untilMs) result.push({ fromMs, untilMs })
  }
  return result
}

function startsAfter(forbidden: Span[], fromMs: number, latestMs: number): number[] {
  const found: number[] = []
  let ms = Math.ceil(fromMs / minuteMs) * minuteMs
  while (ms <= latestMs && found.length < suggestedStartsMax) {
    const around = spanAround(forbidden, ms)
    if (!around) found.push(ms)
    ms = around ? Math.ceil(around.untilMs / minuteMs) * minuteMs : ms + apartMs
  }
  return found
}

function startsBefore(forbidden: Span[], fromMs: number, earliestMs: number): number[] {
  const found: number[] = []
  let ms = Math.floor(fromMs / minuteMs) * minuteMs
  while (ms >= earliestMs && found.length < suggestedStartsMax) {
    const around = spanAround(forbidden, ms)
    if (!around) found.push(ms)
    ms = around ? Math.floor(around.fromMs / minuteMs) * minuteMs : ms - apartMs
  }
  return found
}

/** The open interval that holds the moment, by bisection. */
function spanAround(spans: readonly Span[], ms: number): Span | undefined {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.untilMs ?? 0) > ms) high = middle
    else low = middle + 1
  }
  const span = spans[low]
  return span && span.fromMs < ms ? span : undefined
}
