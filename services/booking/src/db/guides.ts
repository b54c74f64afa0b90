import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, placesOf, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { eq, sql } from 'drizzle-orm'
import { guides } from './schema.ts'

type Guide = typeof guides.$inferSelect

/** Keeps how a guide stands, unless something as new is known. */
export async function recordGuide(tx: Tx, guide: Guide): Promise<void> {
  await upsertNewer(tx, guide)
}

export async function isSuspended(db: Db, personId: string): Promise<boolean> {
  const [guide] = await standingOf(db, { personId })
  return guide?.suspended === true
}

/** Guides whose name holds these words, by name. */
export async function findGuides(db: Db, words: string, rowsMax: number): Promise<string[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      select p.id from guides g join people p on p.id = g.person_id
      where p.display_name ilike ${pattern} order by p.display_name, p.id limit ${rowsMax}`,
  )
  return rows.map(({ id }) => id)
}

const upsertNewer = prepared((db, _guide: Given<Guide>) =>
  db
    .insert(guides)
    .values(placesOf(guides))
    .onConflictDoUpdate({
      target: guides.personId,
      set: { suspended: sql`excluded.suspended`, version: sql`excluded.version` },
      setWhere: sql`${guides.version} < excluded.version`,
    }),
)
const standingOf = prepared((db, { personId }: Given<{ personId: string }>) =>
  db.select({ suspended: guides.suspended }).from(guides).where(eq(guides.personId, personId)),
)
