import type { Sql } from '@xingzhi/runtime/database'

export interface Person {
  id: string
  displayName: string
  contact: string
}

/** Keeps a person's name and contact as they are now. */
export async function recordPerson(sql: Sql, person: Person, now: Date): Promise<void> {
  await sql`
    insert into people (id, display_name, contact, recorded_at)
    values (${person.id}, ${person.displayName}, ${person.contact}, ${now})
    on conflict (id) do update
    set display_name = excluded.display_name, contact = excluded.contact, recorded_at = excluded.recorded_at`
}

export async function findPerson(sql: Sql, id: string): Promise<Person | undefined> {
  const [person] = await sql<Person[]>`
    select id, display_name as "displayName", contact from people where id = ${id}`
  return person
}

/** By id, in no order; those that never signed in are left out. */
export function findPeople(sql: Sql, ids: readonly string[]): Promise<Person[]> {
  return sql<Person[]>`
    select id, display_name as "displayName", contact from people where id = any(${ids as string[]}::uuid[])`
}

/** Names and contacts of those who did not sign in after `before` and had no place in anything that ended after it. */
export function forgetPeople(sql: Sql, before: Date, rowsMax: number) {
  return sql`
    delete from people where id = any(array(
      select p.id from people p
      where p.recorded_at < ${before} and not exists (
        select from reservations r join slots s on s.id = r.slot_id
        where r.person_id = p.id and r.status <> 'CANCELLED' and s.ends_at >= ${before})
      limit ${rowsMax} for update of p skip locked))`
}
