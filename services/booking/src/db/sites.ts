import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, eq, sql } from 'drizzle-orm'
import { sites } from './schema.ts'

type Site = typeof sites.$inferSelect

const upsertNewer = prepared((db, _site: Given<Site>) =>
  db
    .insert(sites)
    .values(placesOf(sites))
    .onConflictDoUpdate({
      target: sites.id,
      set: { version: sql`excluded.version`, managerIds: sql`excluded.manager_ids` },
      setWhere: sql`${sites.version} < excluded.version`,
    }),
)
const selectManaged = prepared((db, given: Given<{ siteId: string; personId: string }>) =>
  db
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.id, given.siteId), sql`${given.personId} = any(${sites.managerIds})`)),
)

/** Keeps who manages a site, unless something as new is known. */
export async function recordManagers(tx: Tx, site: Site): Promise<void> {
  await upsertNewer(tx, site)
}

export async function managesSite(db: Db, siteId: string, personId: string): Promise<boolean> {
  return (await selectManaged(db, { siteId, personId })).length > 0
}
