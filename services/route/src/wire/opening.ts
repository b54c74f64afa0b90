import type { OpenSpan } from '../domain/station-load.ts'

/** As `toMessage` takes it. */
export function openSpanValue({ fromMs, untilMs, askFirst }: OpenSpan) {
  return { from: new Date(fromMs), until: new Date(untilMs), askFirst }
}
