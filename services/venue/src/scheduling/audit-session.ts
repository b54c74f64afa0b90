import { changesOf } from '@xingzhi/runtime/changes'
import type { Tx } from '@xingzhi/runtime/database'
import { appendAuditEntry } from '../db/audit-entries.ts'
import { auditedFields, type Session } from '../domain/session.ts'

/** Keeps who did what to a session: the fields that differ, all of them for a new one. */
export async function auditSession(
  tx: Tx,
  { before, after }: { before: Session | undefined; after: Session },
  { operation, actorId, at }: { operation: string; actorId: string; at: Date },
): Promise<void> {
  const change = changesOf(before && asToldOutside(before), asToldOutside(after), auditedFields)
  await appendAuditEntry(tx, { at, actorId, operation, subjectId: after.id, siteId: after.siteId, change })
}

/** Entries speak as the contract does: the site as a whole is an empty room. */
function asToldOutside(session: Session): Session {
  return { ...session, room: session.room ?? '' }
}
