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
