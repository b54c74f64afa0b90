import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Held } from '../domain/claim-rules.ts'
import type { Grant, Qualification } from '../domain/training.ts'

const columns = (sql: Sql | SqlTx) => sql`id, name, name_en as "nameEn", valid_days as "validDays"`
const listMax = 500

/** By name, at most 500. */
export function listQualifications(sql: Sql | SqlTx): Promise<Qualification[]> {
  return sql<Qualification[]>`
    select ${columns(sql)} from qualifications order by name, id limit ${listMax}`
}

export function readQualifications(sql: Sql | SqlTx, ids: readonly string[]): Promise<Qualification[]> {
  return sql<Qualification[]>`
    select ${columns(sql)} from qualifications where id = any(${sql.array([...ids])}::uuid[])`
}

export async function lockQualification(tx: SqlTx, id: string): Promise<Qualification | undefined> {
  const [found] = await tx<Qualification[]>`
    select ${columns(tx)} from qualifications where id = ${id} for no key update`
  return found
}

export async function insertQualification(tx: SqlTx, { id, name, nameEn, validDays }: Qualification) {
  await tx`
    insert into qualifications (id, name, name_en, valid_days) values (${id}, ${name}, ${nameEn}, ${validDays})`
}

/** Its row is locked. What was granted stays as it is. */
export async function updateQualification(tx: SqlTx, { id, name, nameEn, validDays }: Qualification) {
  await tx`
    update qualifications set name = ${name}, name_en = ${nameEn}, valid_days = ${validDays} where id = ${id}`
}

/** What was granted already stays as it is. */
export async function insertGrants(tx: SqlTx, grants: readonly Grant[]): Promise<void> {
  if (grants.length === 0) return
  const rows = grants.map(({ personId, qualificationId, trainingId, grantedAt, expiresAt }) => ({
    person_id: personId,
    qualification_id: qualificationId,
    training_id: trainingId,
    granted_at: grantedAt,
    expires_at: expiresAt ?? null,
  }))
  await tx`insert into granted_qualifications ${tx(rows)} on conflict do nothing`
}

/** All that this guide was granted, the latest first. */
export function listGrants(sql: Sql, personId: string): Promise<Grant[]> {
  return listGrantsOf(sql, [personId])
}

/** All that these guides were granted, the latest first. */
export async function listGrantsOf(sql: Sql, personIds: readonly string[]): Promise<Grant[]> {
  const rows = await sql<(Omit<Grant, 'expiresAt'> & { expiresAt: Date | null })[]>`
    select person_id as "personId", qualification_id as "qualificationId", training_id as "trainingId",
      granted_at as "grantedAt", expires_at as "expiresAt"
    from granted_qualifications where person_id = any(${sql.array([...personIds])}::uuid[])
    order by granted_at desc, qualification_id, training_id`
  return rows.map(({ expiresAt, ...same }) => ({ ...same, expiresAt: expiresAt ?? undefined }))
}

/** Of each qualification of this guide, the one that lasts the longest. */
export async function readHeld(sql: Sql | SqlTx, personId: string): Promise<Held[]> {
  const rows = await sql<{ qualificationId: string; expiresAt: Date | null }[]>`
    select distinct on (qualification_id) qualification_id as "qualificationId", expires_at as "expiresAt"
    from granted_qualifications where person_id = ${personId}
    order by qualification_id, expires_at desc nulls first`
  return rows.map(({ qualificationId, expiresAt }) => ({
    qualificationId,
    expiresAt: expiresAt ?? undefined,
  }))
}
