import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Held } from '../domain/claim-rules.ts'
import type { Grant, Qualification } from '../domain/training.ts'
import { grantedQualifications as granted, qualifications } from './schema.ts'

type Of = { personId: string }

const listMax = 500

/** By name, at most 500. */
export function listQualifications(db: Db): Promise<Qualification[]> {
  return qualificationsByName(db, {})
}

export function readQualifications(db: Db, ids: readonly string[]): Promise<Qualification[]> {
  return qualificationsOf(db, { ids })
}

export async function lockQualification(tx: Tx, id: string): Promise<Qualification | undefined> {
  const found = await tx.select().from(qualifications).where(eq(qualifications.id, id)).for('no key update')
  return found[0]
}

export async function insertQualification(tx: Tx, qualification: Qualification): Promise<void> {
  await tx.insert(qualifications).values(qualification)
}

/** Its row is locked. What was granted stays as it is. */
export async function updateQualification(tx: Tx, { id, ...changed }: Qualification): Promise<void> {
  await tx.update(qualifications).set(changed).where(eq(qualifications.id, id))
}

/** What was granted already stays as it is. */
export async function insertGrants(tx: Tx, grants: readonly Grant[]): Promise<void> {
  if (grants.length > 0)
    await tx
      .insert(granted)
      .values([...grants])
      .onConflictDoNothing()
}

/** All that these guides were granted, the latest first. */
export function listGrants(db: Db, personIds: readonly string[]): Promise<Grant[]> {
  return grantsOf(db, { personIds })
}

/** Of each qualification of this guide, the one that lasts the longest. */
export function readHeld(db: Db, personId: string): Promise<Held[]> {
  return heldBy(db, { personId })
}

const qualificationsByName = prepared((db) =>
  db.select().from(qualifications).orderBy(qualifications.name, qualifications.id).limit(listMax),
)
const qualificationsOf = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select().from(qualifications).where(sql`${qualifications.id} = any(${ids}::uuid[])`),
)
const grantsOf = prepared((db, { personIds }: Given<{ personIds: readonly string[] }>) =>
  db
    .select()
    .from(granted)
    .where(sql`${granted.personId} = any(${personIds}::uuid[])`)
    .orderBy(desc(granted.grantedAt), asc(granted.qualificationId), asc(granted.trainingId)),
)
const heldBy = prepared((db, { personId }: Given<Of>) =>
  db
    .selectDistinctOn([granted.qualificationId], {
      qualificationId: granted.qualificationId,
      expiresAt: granted.expiresAt,
    })
    .from(granted)
    .where(eq(granted.personId, personId))
    .orderBy(granted.qualificationId, sql`${granted.expiresAt} desc nulls first`),
)
