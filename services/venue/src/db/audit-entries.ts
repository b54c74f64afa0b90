import type { AuditEntry } from '@xingzhi/runtime/audit-entries'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'

/** Who did what to which thing of a site. */
export interface SiteAuditEntry extends AuditEntry {
  actorId: string
  siteId: string
}

export async function appendAuditEntry(tx: SqlTx, entry: Omit<SiteAuditEntry, 'id'>): Promise<void> {
  const { at, actorId, operation, subjectId, siteId, change } = entry
  await tx`
    insert into audit_entries (id, at, actor_id, operation, subject_id, site_id, change)
    values (${newId()}, ${at}, ${actorId}, ${operation}, ${subjectId}, ${siteId}, ${tx.json(change as never)})`
}

/** The newest first. */
export async function listAuditEntries(
  sql: Sql,
  { siteId, after, limit }: { siteId: string; after: string | undefined; limit: number },
): Promise<SiteAuditEntry[]> {
  return sql<SiteAuditEntry[]>`
    select id, at, actor_id as "actorId", operation, subject_id as "subjectId", site_id as "siteId", change
    from audit_entries where site_id = ${siteId} ${after ? sql`and id < ${after}` : sql``}
    order by id desc limit ${limit}`
}
