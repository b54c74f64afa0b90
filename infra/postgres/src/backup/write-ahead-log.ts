import { must } from '@xingzhi/runtime/assert'
import { PostgresRefused } from '../refused.ts'

const SEGMENT = /^[0-9A-F]{24}$/

/** The first segment that a restore needs, as PostgreSQL's backup label says. */
export function firstSegmentOf(label: string): string {
  return must(
    /^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)$/m.exec(label)?.[1],
    'the label names no segment',
  )
}

/** Of the names in `pg_wal`, those of the segments from the first to the last; refuses when one of them is gone. */
export function segmentsBetween(
  names: readonly string[],
  { first, last, segmentBytes }: { first: string; last: string; segmentBytes: number },
): string[] {
  const segments = names.filter((name) => SEGMENT.test(name) && name >= first && name <= last).sort()
  const wanted = numberOf(last, segmentBytes) - numberOf(first, segmentBytes) + 1
  if (segments.length !== wanted) {
    throw new PostgresRefused(
      `PostgreSQL's log from ${first} to ${last} is not complete: ${segments.length} of ${wanted} segments are there. Take another backup.`,
    )
  }
  return segments
}

/** A name is the timeline, the high half of the position, and the segment within it. */
function numberOf(name: string, segmentBytes: number): number {
  const perHalf = 2 ** 32 / segmentBytes
  return Number.parseInt(name.slice(8, 16), 16) * perHalf + Number.parseInt(name.slice(16), 16)
}
