import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** A place in the order of a moment and an id; nulls are its beginning. */
export interface Place {
  at: Date | null
  afterId: string | null
}

type Given = { readonly [Name in keyof Place]: Placeholder<Name, Place[Name]> }

/** Rows that come after this place. */
export function following(at: PgColumn, id: PgColumn, after: Given): SQL {
  return sql`(${at}, ${id}) > (coalesce(${after.at}::timestamptz, '-infinity'), coalesce(${after.afterId}::uuid, ${firstId}))`
}

/** Rows that come after this place when the latest comes first. */
export function preceding(at: PgColumn, id: PgColumn, after: Given): SQL {
  return sql`(${at}, ${id}) < (coalesce(${after.at}::timestamptz, 'infinity'), coalesce(${after.afterId}::uuid, ${lastId}))`
}

const firstId = sql.raw(`'00000000-0000-0000-0000-000000000000'`)
const lastId = sql.raw(`'ffffffff-ffff-ffff-ffff-ffffffffffff'`)
