import type { AddClosureInput } from '../api/gen/documents.ts'
import { instantOf } from '../writing/entered-time.ts'

export interface ClosureFields extends Record<string, string> {
  kind: string
  stationId: string
  routeId: string
  fromDay: string
  fromTime: string
  untilDay: string
  untilTime: string
  reason: string
  reasonEn: string
}

export type ClosureProblem = 'subject' | 'from' | 'until' | 'reason'

export const emptyClosureFields: ClosureFields = {
  ...{ kind: 'station', stationId: '', routeId: '' },
  ...{ fromDay: '', fromTime: '', untilDay: '', untilTime: '', reason: '', reasonEn: '' },
}

/** What to send, or what is missing or can't be read. */
export function closureInputOf(
  fields: ClosureFields,
): { input: Omit<AddClosureInput, 'idempotencyKey'> } | { problems: ClosureProblem[] } {
  const subject =
    fields.kind === 'route' ? { routeId: fields.routeId || null } : { stationId: fields.stationId || null }
  const from = optionalInstantOf(fields.fromDay, fields.fromTime)
  const until = optionalInstantOf(fields.untilDay, fields.untilTime)
  const reason = fields.reason.trim()
  const problems: ClosureProblem[] = []
  if (!Object.values(subject)[0]) problems.push('subject')
  if (from === 'malformed') problems.push('from')
  if (until === 'malformed' || (from && until && until <= from)) problems.push('until')
  if (!reason) problems.push('reason')
  if (problems.length > 0) return { problems }
  return { input: { ...subject, from, until, reason, reasonEn: fields.reasonEn.trim() || null } }
}

function optionalInstantOf(day: string, time: string): string | null | 'malformed' {
  if (!day && !time) return null
  return instantOf({ day, time }) ?? 'malformed'
}
