import type { Db, Tx } from '@xingzhi/runtime/database'
import { HIGHEST_ID, newId } from '@xingzhi/runtime/ids'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, desc, eq, lt } from 'drizzle-orm'
import { auditEntries } from './schema.ts'

export type SiteAuditEntry = typeof auditEntries.$inferSelect

export async function appendAuditEntry(tx: Tx, entry: Omit<SiteAuditEntry, 'id'>): Promise<void> {
  await keepEntry(tx, { ...entry, id: newId() })
}

const keepEntry = prepared((db, _given: Given<SiteAuditEntry>) =>
  db.insert(auditEntries).values(placesOf(auditEntries)),
)

/** The newest first. */
export async function listAuditEntries(
  db: Db,
  { siteId, after = HIGHEST_ID, limit }: { siteId: string; after: string | undefined; limit: number },
): Promise<SiteAuditEntry[]> {
  return entriesBefore(db, { siteId, after, limit })
}

const entriesBefore = prepared(
  (db, { siteId, after, limit }: Given<{ siteId: string; after: string; limit: number }>) =>
    db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.siteId, siteId), lt(auditEntries.id, after)))
      .orderBy(desc(auditEntries.id))
      .limit(limit),
)
