import type { SqlTx } from '@xingzhi/runtime/database'

/** Notes the version of a closure, and locks it until the commit; false when something as new is known. */
export async function noteClosure(tx: SqlTx, id: string, version: number): Promise<boolean> {
  const noted = await tx`
    insert into closures (id, version) values (${id}, ${version})
    on conflict (id) do update set version = excluded.version where closures.version < excluded.version`
  return noted.count > 0
}
