import { appendAuditEntry } from '@xingzhi/runtime/audit-entries'
import { changesOf } from '@xingzhi/runtime/changes'
import type { Tx } from '@xingzhi/runtime/database'
import { auditedFields, type Departure } from '../domain/departure.ts'
import { cancelReasonOf } from '../wire/cancel-reason.ts'

/** Keeps who did what to a departure: the fields that differ, all of them for a new one. */
export async function auditDeparture(
  tx: Tx,
  { before, after }: { before: Departure | undefined; after: Departure },
  { operation, actorId, at }: { operation: string; actorId: string | undefined; at: Date },
): Promise<void> {
  const change = changesOf(before && inWords(before), inWords(after), auditedFields)
  await appendAuditEntry(tx, { at, actorId, operation, subjectId: after.id, change })
}

function inWords(departure: Departure): Departure {
  return { ...departure, cancelReason: cancelReasonOf(departure) }
}
