import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { rowsOf } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'
import type { closures } from './schema.ts'

/**
 * Notes a closure as it stands, and locks it until the commit. `isNews`: nothing as new is known; `isKnown`: it was heard of before.
 */
export async function noteClosure(
  tx: Tx,
  { id, version, ended }: typeof closures.$inferSelect,
): Promise<{ isNews: boolean; isKnown: boolean }> {
  await rowsOf(tx, sql`insert into closures (id, version) values (${id}, 0) on conflict do nothing`)
  const [before] = await rowsOf(
    tx,
    sql<{ version: number }>`select version from closures where id = ${id} for no key update`,
  )
  const known = must(before).version
  if (known >= version) return { isNews: false, isKnown: true }
  await rowsOf(tx, sql`update closures set version = ${version}, ended = ${ended} where id = ${id}`)
  return { isNews: true, isKnown: known > 0 }
}
