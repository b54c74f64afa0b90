import type { Changes } from '@xingzhi/runtime/changes'
import type { Sql, Tx } from '@xingzhi/runtime/database'
import { firstIdAt, newId } from '@xingzhi/runtime/ids'

/** Who did what to which thing. */
export interface AuditEntry {
  id: string
  at: Date
  actorId: string
  /** The RPC's name. */
  operation: string
  subjectId: string
  change: Changes
}

export async function appendAuditEntry(tx: Tx, entry: Omit<AuditEntry, 'id'>): Promise<void> {
  const { at, actorId, operation, subjectId, change } = entry
  await tx`
    insert into audit_entries (id, at, actor_id, operation, subject_id, change)
    values (${newId()}, ${at}, ${actorId}, ${operation}, ${subjectId}, ${tx.json(change as never)})`
}

/** The newest first. */
export function listAuditEntries(
  sql: Sql,
  { subjectId, after, limit }: { subjectId: string | undefined; after: string | undefined; limit: number },
): Promise<AuditEntry[]> {
  return sql<AuditEntry[]>`
    select id, at, actor_id as "actorId", operation, subject_id as "subjectId", change
    from audit_entries
    where true ${subjectId ? sql`and subject_id = ${subjectId}` : sql``} ${after ? sql`and id < ${after}` : sql``}
    order by id desc limit ${limit}`
}

/** The oldest first. */
export function deleteAuditEntries(sql: Sql, before: Date, rowsMax: number) {
  return sql`
    delete from audit_entries where id = any(array(
      select id from audit_entries where id < ${firstIdAt(before)} and at < ${before}
      order by id limit ${rowsMax} for update skip locked))`
}
