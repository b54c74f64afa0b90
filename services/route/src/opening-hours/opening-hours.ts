import type { WallClock } from '@xingzhi/runtime/wall-clock'
import type { Span } from '../domain/station-load.ts'
import { type ParsedOpeningHours, parseOpeningHours } from './library.ts'
import { WallDate } from './wall-date.ts'

const minuteMs = 60_000
const dayMs = 1440 * minuteMs
const textsMax = 2_000
const daysMax = 1_000
/** A text is tried on so many days before it is taken: what can't be reckoned (sunrise) is found then. */
const triedDays = 400

/** Texts in the syntax of OpenStreetMap's opening_hours, reckoned on a wall clock. */
export interface OpeningHours {
  /** Whether the text can be reckoned with. Empty is: always open. */
  isValid(text: string, at: Date): boolean
  /** When it is open within the span: in order, neither meeting nor touching. */
  openSpans(text: string, span: Span): Span[]
}

/**
 * "By appointment" and open ends count as open: an operator who schedules a walk can ask. Public holidays are not known to
 * it; closures say them. A text is parsed once and each of its days reckoned once: about 5 ms for the first time,
 * microseconds afterwards.
 */
export function createOpeningHours(wallClock: WallClock): OpeningHours {
  const texts = new Map<string, { parsed: ParsedOpeningHours; days: Map<number, Span[]> }>()

  function known(text: string) {
    const found = texts.get(text)
    if (found) return found
    if (texts.size >= textsMax) texts.clear()
    const made = { parsed: parseOpeningHours(text), days: new Map<number, Span[]>() }
    texts.set(text, made)
    return made
  }

  function ofDay(text: string, day: number): Span[] {
    const { parsed, days } = known(text)
    const found = days.get(day)
    if (found) return found
    if (days.size >= daysMax) days.clear()
    const toMs = (date: Date) => {
      const minute = Math.round((date.getTime() - day * dayMs) / minuteMs)
      return wallClock.momentOf(day, minute).getTime()
    }
    const spans = parsed
      .getOpenIntervals(new WallDate(day * dayMs), new WallDate((day + 1) * dayMs))
      .map(([from, until]) => ({ fromMs: toMs(from), untilMs: toMs(until) }))
    days.set(day, spans)
    return spans
  }

  return {
    isValid(text, at) {
      if (text === '') return true
      try {
        const { day } = wallClock.wallTimeOf(at)
        const last = new WallDate((day + triedDays) * dayMs)
        parseOpeningHours(text).getOpenIntervals(new WallDate(day * dayMs), last)
        return true
      } catch {
        return false
      }
    },
    openSpans(text, span) {
      if (text === '') return [span]
      const first = wallClock.wallTimeOf(new Date(span.fromMs)).day
      const last = wallClock.wallTimeOf(new Date(span.untilMs - 1)).day
      const days = Array.from({ length: last - first + 1 }, (_, index) => ofDay(text, first + index))
      return joined(days.flat(), span)
    },
  }
}

/** Days that are open over midnight join; what lies outside of `within` is cut off. */
function joined(spans: readonly Span[], within: Span): Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const fromMs = Math.max(span.fromMs, within.fromMs)
    const untilMs = Math.min(span.untilMs, within.untilMs)
    if (fromMs >= untilMs) continue
    const last = result.at(-1)
    if (last && fromMs <= last.untilMs) last.untilMs = Math.max(last.untilMs, untilMs)
    else result.push({ fromMs, untilMs })
  }
  return result
}
