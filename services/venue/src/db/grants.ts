import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, eq } from 'drizzle-orm'
import { grants } from './schema.ts'

export type Grant = typeof grants.$inferSelect

const listMax = 1000

export async function hasGrant(db: Db, siteId: string, personId: string): Promise<boolean> {
  return (await grantOf(db, { siteId, personId })).length === 1
}

const grantOf = prepared((db, { siteId, personId }: Given<{ siteId: string; personId: string }>) =>
  db
    .select({ siteId: grants.siteId })
    .from(grants)
    .where(and(eq(grants.siteId, siteId), eq(grants.personId, personId))),
)

/** At most 1,000, the first given first. */
export async function grantsOfSite(db: Db, siteId: string): Promise<Grant[]> {
  return ofSite(db, { siteId })
}

const ofSite = prepared((db, { siteId }: Given<{ siteId: string }>) =>
  db
    .select()
    .from(grants)
    .where(eq(grants.siteId, siteId))
    .orderBy(grants.grantedAt, grants.personId)
    .limit(listMax),
)

/** At most 1,000, by site. */
export async function grantsOfPerson(db: Db, personId: string): Promise<Grant[]> {
  return ofPerson(db, { personId })
}

const ofPerson = prepared((db, { personId }: Given<{ personId: string }>) =>
  db.select().from(grants).where(eq(grants.personId, personId)).orderBy(grants.siteId).limit(listMax),
)

export async function insertGrant(tx: Tx, grant: Grant): Promise<void> {
  await keepGrant(tx, grant)
}

const keepGrant = prepared((db, _given: Given<Grant>) => db.insert(grants).values(placesOf(grants)))

/** False when there was none. */
export async function deleteGrant(tx: Tx, siteId: string, personId: string): Promise<boolean> {
  const isThis = and(eq(grants.siteId, siteId), eq(grants.personId, personId))
  return (await tx.delete(grants).where(isThis)).count === 1
}
