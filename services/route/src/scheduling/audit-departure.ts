import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { changesOf } from '@xingzhi/runtime/changes'
import type { SqlTx } from '@xingzhi/runtime/database'
import type { Departure } from '../domain/departure.ts'

const auditedFields = [
  ...(['routeId', 'startsAt', 'endsAt', 'meetingPoint', 'guidesWanted', 'groupSize', 'placesLimit'] as const),
  ...(['languages', 'status', 'cancelReason', 'cancelCause'] as const),
]

/** Keeps who did what to a departure: the fields that differ, all of them for a new one. */
export async function auditDeparture(
  tx: SqlTx,
  { before, after }: { before: Departure | undefined; after: Departure },
  { operation, actorId, at }: { operation: string; actorId: string | undefined; at: Date },
): Promise<void> {
  const change = changesOf(before, after, auditedFields)
  await appendAuditEntry(tx, { at, actorId, operation, subjectId: after.id, change })
}
