import type { Finding } from '@xingzhi/verify/verify'

/** One thing to measure: `npm run bench -- NAME`. */
export interface Bench {
  name: string
  /** What it measures, in one line. */
  what: string
  /** Flags beside the name, and what each one changes: `--quick`. */
  flags: Record<string, string>
  /** Flags that take a value, and what each one says: `--against PATH`. */
  options?: Record<string, string>
  run(context: BenchContext): Promise<Outcome>
}

export interface BenchContext {
  /** The flags that were given, without their dashes. */
  flags: ReadonlySet<string>
  /** The values that were given, by the name of their flag. */
  options: ReadonlyMap<string, string>
  /** Says where the run is; what is measured is not disturbed more than once a second. */
  progress(line: string): void
  /** Holds how to stop what was started: run in the opposite order at the end, after a failure and at Ctrl-C. */
  started: AsyncDisposableStack
}

export interface Outcome {
  /** What the run was told: clients, seconds, sizes. */
  settings: Record<string, string | number | boolean>
  figures: Figure[]
  targets: Target[]
  /** The truths as they stand after the load; a violation makes the run worth nothing. */
  audit: Finding[]
  /** Where the time goes, and what stands in the way of more. */
  notes: string[]
}

/** A line of the table: one arm under one load. */
export interface Figure {
  load: string
  arm: string
  /** By name with the unit last: `perSecond`, `p99Ms`, `ofL1` (a ratio to another arm of the same run). */
  values: Record<string, number>
}

/** A figure that somebody wished for, beside what it is. */
export interface Target {
  name: string
  value: number
  wanted: { atLeast: number } | { atMost: number }
}

export function isReached({ value, wanted }: Target): boolean {
  return 'atLeast' in wanted ? value >= wanted.atLeast : value <= wanted.atMost
}
