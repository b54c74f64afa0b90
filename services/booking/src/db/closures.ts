import type { Tx } from '@xingzhi/runtime/database'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'
import { closures } from './schema.ts'

const upsertNewer = prepared((db, _closure: Given<typeof closures.$inferSelect>) =>
  db
    .insert(closures)
    .values(placesOf(closures))
    .onConflictDoUpdate({
      target: closures.id,
      set: { version: sql`excluded.version` },
      setWhere: sql`${closures.version} < excluded.version`,
    }),
)

/** Notes the version of a closure, and locks it until the commit; false when something as new is known. */
export async function noteClosure(tx: Tx, id: string, version: number): Promise<boolean> {
  const noted = await upsertNewer(tx, { id, version })
  return noted.count > 0
}
