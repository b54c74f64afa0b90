import type { Db } from '@xingzhi/runtime/database'
import { type Given, placesOf, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'
import { people } from './schema.ts'

type Recorded = typeof people.$inferSelect
export type Person = Omit<Recorded, 'recordedAt'>

const upsert = prepared((db, _person: Given<Recorded>) =>
  db
    .insert(people)
    .values(placesOf(people))
    .onConflictDoUpdate({ target: people.id, set: placesOf(people) }),
)
const select = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select().from(people).where(sql`${people.id} = any(${ids})`),
)

/** Keeps a person's name and contact as they are now. */
export async function recordPerson(db: Db, person: Person, now: Date): Promise<void> {
  await upsert(db, { ...person, recordedAt: now })
}

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  const [person] = await findPeople(db, [id])
  return person
}

/** By id, in no order; those that never signed in are left out. */
export function findPeople(db: Db, ids: readonly string[]): Promise<Person[]> {
  return select(db, { ids })
}

/** Names and contacts of those who did not sign in after `before` and had no place in anything that ended after it. */
export function forgetPeople(db: Db, before: Date, rowsMax: number) {
  return rowsOf(
    db,
    sql`
    delete from people where id = any(array(
      select p.id from people p
      where p.recorded_at < ${before} and not exists (
        select from reservations r join slots s on s.id = r.slot_id
        where r.person_id = p.id and r.status <> 'CANCELLED' and s.ends_at >= ${before})
      limit ${rowsMax} for update of p skip locked))`,
  )
}
