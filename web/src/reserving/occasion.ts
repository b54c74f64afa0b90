import type { ToKnowFacts } from './to-know.tsx'

/** What is reserved, as the page shows it: what the person agrees to, and what the confirmation repeats. */
export interface Occasion {
  title: string
  startsAt: string
  /** Of a guided walk, as its operator wrote it; empty: at the first station. */
  meetingPoint?: string
  /** Where to come to. */
  place: string
  /** The page with that place on the map. */
  placePage: string
  /** What is provided. */
  materials?: string | null
  toKnow?: ToKnowFacts
}
