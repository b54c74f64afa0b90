import { changesOf } from '@xingzhi/runtime/changes'
import type { SqlTx } from '@xingzhi/runtime/database'
import { appendAuditEntry } from '../db/audit-entries.ts'
import type { Session } from '../domain/session.ts'

const auditedFields = [
  ...(['activityId', 'room', 'startsAt', 'endsAt', 'capacity', 'opensAt', 'closesAt'] as const),
  ...(['status', 'cancelReason', 'helpersWanted'] as const),
]

/** Keeps who did what to a session: the fields that differ, all of them for a new one. */
export async function auditSession(
  tx: SqlTx,
  { before, after }: { before: Session | undefined; after: Session },
  { operation, actorId, at }: { operation: string; actorId: string; at: Date },
): Promise<void> {
  const change = changesOf(before, after, auditedFields)
  await appendAuditEntry(tx, { at, actorId, operation, subjectId: after.id, siteId: after.siteId, change })
}
