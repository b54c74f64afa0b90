import type { Sql, SqlTx } from '@xingzhi/runtime/database'

/** Keeps who manages a site, unless something as new is known. */
export async function recordManagers(
  tx: SqlTx,
  site: { id: string; version: number; managerIds: readonly string[] },
): Promise<void> {
  await tx`
    insert into sites (id, version, manager_ids)
    values (${site.id}, ${site.version}, ${site.managerIds as string[]}::uuid[])
    on conflict (id) do update set version = excluded.version, manager_ids = excluded.manager_ids
    where sites.version < excluded.version`
}

export async function managesSite(sql: Sql, siteId: string, personId: string): Promise<boolean> {
  const [row] = await sql`select from sites where id = ${siteId} and ${personId}::uuid = any(manager_ids)`
  return row !== undefined
}
