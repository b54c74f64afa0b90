import type { Db } from '@xingzhi/runtime/database'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { eq } from 'drizzle-orm'
import { streetTowns } from './schema.ts'

export type StreetTown = typeof streetTowns.$inferSelect

export async function streetTownExists(db: Db, code: string): Promise<boolean> {
  return (await withCode(db, { code })).length === 1
}

const withCode = prepared((db, { code }: Given<{ code: string }>) =>
  db.select().from(streetTowns).where(eq(streetTowns.code, code)),
)

/** By code. */
export async function listStreetTowns(db: Db): Promise<StreetTown[]> {
  return all(db, {})
}

const all = prepared((db, _given: Given<object>) => db.select().from(streetTowns).orderBy(streetTowns.code))
