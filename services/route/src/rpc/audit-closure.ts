import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { changesOf } from '@xingzhi/runtime/changes'
import type { SqlTx } from '@xingzhi/runtime/database'
import type { Closure } from '../domain/closure.ts'

const auditedFields = ['stationId', 'routeId', 'from', 'until', 'reason', 'reasonEn', 'endedAt'] as const

export async function auditClosure(
  tx: SqlTx,
  before: Closure | undefined,
  after: Closure,
  by: { operation: string; actorId: string; at: Date },
): Promise<void> {
  await appendAuditEntry(tx, { ...by, subjectId: after.id, change: changesOf(before, after, auditedFields) })
}
