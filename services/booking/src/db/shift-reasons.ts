import type { Tx } from '@xingzhi/runtime/database'
import { rowsOf } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'
import type { HeldTime } from './calendar.ts'

// Why an operator gives a shift to a guide, or takes it from them: the words come by a call, the notice with the fact, whichever is first.

type Claimed = Pick<HeldTime, 'id' | 'personId'>

/** Keeps why an operator gave these people a shift, until the claim is heard of. Needs their locks. */
export async function noteReasons(tx: Tx, holds: readonly HeldTime[]): Promise<void> {
  const given = holds.filter(({ reason }) => reason)
  if (given.length === 0) return
  const [ids, reasons] = [given.map(({ id }) => id), given.map(({ reason }) => reason)]
  await rowsOf(
    tx,
    sql`
      update calendar c set reason = given.reason
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(reasons)}::text[]) as given (id, reason)
      where c.subject_id = given.id and c.kind = 'HOLD'`,
  )
}

/** Keeps why an operator took this shift, or puts it into the notice that told of it already. Needs the person's lock. */
export async function noteWithdrawal(
  tx: Tx,
  { id, personId, reason }: Claimed & { reason: string },
): Promise<void> {
  const told = await rowsOf(
    tx,
    sql`
      update notices set reason = ${reason}
      where id = (
        select n.id from notices n join calendar c on c.subject_id = ${id} and c.shift_id = n.slot_id
        where n.person_id = ${personId} and n.kind = 'SHIFT_WITHDRAWN'
        order by n.created_at desc, n.id desc limit 1)
        and reason = ''`,
  )
  if (told.count > 0) return
  await rowsOf(
    tx,
    sql`update calendar set reason = ${reason} where subject_id = ${id} and person_id = ${personId}`,
  )
}

/** The words that were kept for the notice of a claim, which are kept no longer; empty: none came. Needs the person's lock. */
export async function takeReason(tx: Tx, { id }: Claimed): Promise<string> {
  const [kept] = await rowsOf(
    tx,
    sql<{ reason: string }>`
      update calendar set reason = null
      from (select subject_id, reason from calendar where subject_id = ${id} for update) as kept
      where calendar.subject_id = kept.subject_id and kept.reason is not null
      returning kept.reason`,
  )
  return kept?.reason ?? ''
}

/** Whether a claim was heard of before, or its release. Needs the person's lock. */
export async function isClaimKnown(tx: Tx, { id }: Claimed): Promise<boolean> {
  const rows = await rowsOf(tx, sql`select from calendar where subject_id = ${id} and kind = 'SHIFT'`)
  return rows.count > 0
}
