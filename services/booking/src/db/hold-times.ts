import { fromJson, type JsonValue } from '@bufbuild/protobuf'
import { RefusalSchema } from '@xingzhi/proto/common/v1/refusal_pb.js'
import type { Tx } from '@xingzhi/runtime/database'
import { fromRefusal, type Refused } from '@xingzhi/runtime/refusal'
import { rowsOf } from '@xingzhi/runtime/statement'
import { sql } from 'drizzle-orm'
import { type HeldTime, lockPeople } from './calendar.ts'
import { noteReasons } from './shift-reasons.ts'

export type TimedHold = HeldTime & { expiresAt: Date }

/**
 * Holds each person's time until it expires, one after the other: null when its claim is known already, or the refusal. Takes all
 * people's locks first, in their one order.
 */
export async function holdTimes(
  tx: Tx,
  holds: readonly TimedHold[],
  now: Date,
): Promise<({ expiresAt: Date | null } | Refused)[]> {
  const texts = (field: 'startsAt' | 'endsAt' | 'expiresAt') => holds.map((hold) => hold[field].toISOString())
  const people = holds.map(({ personId }) => personId)
  await lockPeople(tx, people)
  const ids = holds.map(({ id }) => id)
  const rows = await rowsOf(
    tx,
    sql<{ refusal: JsonValue | null; expiresAt: Date | null }>`
      select held.refusal, held.expires_at as "expiresAt"
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(people)}::uuid[],
        ${sql.param(texts('startsAt'))}::timestamptz[], ${sql.param(texts('endsAt'))}::timestamptz[],
        ${sql.param(texts('expiresAt'))}::timestamptz[]) with ordinality
        as asked (id, person_id, starts_at, ends_at, expires_at, number)
      cross join lateral hold_time(
        asked.id, asked.person_id, asked.starts_at, asked.ends_at, ${now}, asked.expires_at) as held
      order by asked.number`,
  )
  await noteReasons(tx, holds)
  return rows.map(({ refusal, expiresAt }) =>
    refusal === null ? { expiresAt } : fromRefusal(fromJson(RefusalSchema, refusal)),
  )
}
