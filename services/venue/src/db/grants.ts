import type { Sql, SqlTx } from '@xingzhi/runtime/database'

/** A person's right to manage one site. */
export interface Grant {
  siteId: string
  personId: string
  grantedBy: string
  grantedAt: Date
}

const listMax = 1000

const columns = (sql: Sql | SqlTx) => sql`
  site_id as "siteId", person_id as "personId", granted_by as "grantedBy", granted_at as "grantedAt"`

export async function hasGrant(sql: Sql | SqlTx, siteId: string, personId: string): Promise<boolean> {
  return (await sql`select from grants where site_id = ${siteId} and person_id = ${personId}`).count === 1
}

/** At most 1,000, the first given first. */
export async function grantsOfSite(sql: Sql | SqlTx, siteId: string): Promise<Grant[]> {
  return sql<Grant[]>`
    select ${columns(sql)} from grants where site_id = ${siteId} order by granted_at, person_id limit ${listMax}`
}

/** At most 1,000, by site. */
export async function grantsOfPerson(sql: Sql, personId: string): Promise<Grant[]> {
  return sql<Grant[]>`
    select ${columns(sql)} from grants where person_id = ${personId} order by site_id limit ${listMax}`
}

export async function insertGrant(
  tx: SqlTx,
  { siteId, personId, grantedBy, grantedAt }: Grant,
): Promise<void> {
  await tx`
    insert into grants (site_id, person_id, granted_by, granted_at)
    values (${siteId}, ${personId}, ${grantedBy}, ${grantedAt})`
}

/** False when there was none. */
export async function deleteGrant(tx: SqlTx, siteId: string, personId: string): Promise<boolean> {
  return (await tx`delete from grants where site_id = ${siteId} and person_id = ${personId}`).count === 1
}
