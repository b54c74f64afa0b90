import type { Db } from '@xingzhi/runtime/database'
import { rowsOf } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'

interface Concerned {
  personId: string
  slotId: string
  /** Null: of a guide. */
  reservationId: string | null
}

/** Who holds places in these slots, or guides them, and was not told this of this closure yet. */
export function listUntold(
  db: Db,
  told: { slotIds: readonly string[]; closureId: string; kind: 'CLOSED' | 'REOPENED' },
): Promise<Concerned[]> {
  const { closureId, kind } = told
  const slotIds = sql.param(told.slotIds)
  return rowsOf(
    db,
    sql<Concerned>`
      select r.person_id as "personId", r.slot_id as "slotId", r.id as "reservationId"
      from reservations r
      where r.slot_id = any(${slotIds}::uuid[]) and r.status <> 'CANCELLED' and not exists (
        select from notices n
        where n.reservation_id = r.id and n.closure_id = ${closureId} and n.kind = ${kind})
      union all
      select c.person_id, c.shift_id, null
      from calendar c
      where c.shift_id = any(${slotIds}::uuid[]) and c.kind = 'SHIFT' and c.active and not exists (
        select from notices n
        where n.person_id = c.person_id and n.slot_id = c.shift_id and n.reservation_id is null
          and n.closure_id = ${closureId} and n.kind = ${kind})
      order by "slotId", "personId"`,
  )
}
