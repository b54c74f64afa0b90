import type { Db } from '@xingzhi/runtime/database'
import { type Given, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { eq, sql } from 'drizzle-orm'
import { calendarAddresses } from './calendar-address-table.ts'

export type CalendarAddress = typeof calendarAddresses.$inferSelect

/** The person's only one. */
export async function readCalendarAddress(db: Db, personId: string): Promise<CalendarAddress | undefined> {
  return (await ofPerson(db, { personId }))[0]
}

const ofPerson = prepared((db, given: Given<{ personId: string }>) =>
  db.select().from(calendarAddresses).where(eq(calendarAddresses.personId, given.personId)),
)

/** Whose calendar a secret with this hash opens. */
export async function findCalendarOwner(db: Db, secretHash: string): Promise<string | undefined> {
  return (await byHash(db, { secretHash }))[0]?.personId
}

const byHash = prepared((db, given: Given<{ secretHash: string }>) =>
  db
    .select({ personId: calendarAddresses.personId })
    .from(calendarAddresses)
    .where(eq(calendarAddresses.secretHash, given.secretHash)),
)

/** In place of the one before; the same one again keeps when it was made. False when nothing is kept of the person. */
export async function keepCalendarAddress(
  db: Db,
  { personId, secretHash, madeAt }: CalendarAddress,
): Promise<boolean> {
  const rows = await rowsOf<{ personId: string }>(
    db,
    sql`
    insert into calendar_addresses as a (person_id, secret_hash, made_at)
    select id, ${secretHash}, ${madeAt.toISOString()} from people where id = ${personId}
    on conflict (person_id) do update set
      made_at = case when a.secret_hash = excluded.secret_hash then a.made_at else excluded.made_at end,
      secret_hash = excluded.secret_hash
    returning person_id as "personId"`,
  )
  return rows.length === 1
}

/** Without one there is nothing to do. */
export async function dropCalendarAddress(db: Db, personId: string): Promise<void> {
  await dropped(db, { personId })
}

const dropped = prepared((db, given: Given<{ personId: string }>) =>
  db.delete(calendarAddresses).where(eq(calendarAddresses.personId, given.personId)),
)
