import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import type { Tx } from '@xingzhi/runtime/database'
import { type Closure, changesOfClosure } from '../domain/closure.ts'

/** Keeps who did what to a closure. */
export async function auditClosure(
  tx: Tx,
  before: Closure | undefined,
  after: Closure,
  by: { operation: string; actorId: string; at: Date },
): Promise<void> {
  await appendAuditEntry(tx, { ...by, subjectId: after.id, change: changesOfClosure(before, after) })
}
