import type { Db, Tx } from '@xingzhi/runtime/database'
import { rowsOf } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'

/** Shifts to come of whose claims a doubt has come or gone; at most 250, in no order. */
export async function shiftsToDoubt(db: Db, now: Date): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql<{ shiftId: string }>`
      select distinct c.shift_id as "shiftId" from ${standing}
      where c.status <> 'RELEASED' and c.starts_at > ${now} and c.doubt is distinct from ${doubt} limit 250`,
  )
  return rows.map(({ shiftId }) => shiftId)
}

/** Brings the doubts of a shift's claims to where they are; the number of those in doubt. Shift and people are locked. */
export async function updateDoubts(tx: Tx, shiftId: string): Promise<number> {
  const rows = await rowsOf(
    tx,
    sql<{ doubt: string | null }>`
      update claims set doubt = asked.doubt
      from (select c.id, ${doubt} as doubt from ${standing} where c.shift_id = ${shiftId} and c.status <> 'RELEASED') as asked
      where claims.id = asked.id returning claims.doubt`,
  )
  return rows.filter((row) => row.doubt !== null).length
}

const standing = sql`claims c join shifts s on s.id = c.shift_id join guides g on g.person_id = c.person_id`

// A doubt in spite of which the guide was kept is none. Of two shifts in one place, who was there first stays.
const doubt = sql`nullif(case
  when g.status <> 'ADMITTED' then 'SUSPENDED'
  when exists (
    select from unnest(s.qualification_ids) as wanted (id)
    where not exists (
      select from granted_qualifications h
      where h.person_id = c.person_id and h.qualification_id = wanted.id
        and (h.expires_at is null or h.expires_at >= s.ends_at))) then 'UNQUALIFIED'
  when c.overlapping and c.moved_from is not null then 'OVERLAPPING' end, c.kept_doubt)`
