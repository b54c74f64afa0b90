import type { Sql } from '@xingzhi/runtime/database'
import { expect } from 'vitest'

/** What must be true of a booking database whatever happened, recounted from the rows. */
export async function checkTruths(sql: Sql): Promise<void> {
  const violations = await sql<{ truth: string; id: string }[]>`
    select 'never oversold' as truth, id from slots
    where reserved < 0 or offered < 0 or reserved + offered > capacity
    union all
    select 'capacity follows', id from slots where capacity <> greatest(wanted, reserved + offered)
    union all
    select 'the counters are the reservations', s.id from slots s
    left join (
      select slot_id, sum(party_size) as places, count(*) as count
      from reservations where status <> 'CANCELLED' group by slot_id
    ) as held on held.slot_id = s.id
    where s.reserved <> coalesce(held.places, 0) or s.reservation_count <> coalesce(held.count, 0)
    union all
    select 'one active reservation per person and slot', slot_id from reservations
    where status <> 'CANCELLED' group by slot_id, person_id having count(*) > 1
    union all
    select 'a cancelled slot holds nobody', id from slots where status = 'CANCELLED' and reserved > 0
    union all
    select 'an active reservation is in the calendar, at its slot’s time', r.id from reservations r
    join slots s on s.id = r.slot_id
    left join calendar c on c.subject_id = r.id and c.active and c.person_id = r.person_id
      and c.period = tstzrange(s.starts_at, s.ends_at)
    where r.status = 'CONFIRMED' and c.subject_id is null
    union all
    select 'an active entry is a reservation', c.subject_id from calendar c
    left join reservations r on r.id = c.subject_id and r.status = 'CONFIRMED'
    where c.active and r.id is null
    union all
    select 'what overlaps is marked, and nothing else', c.subject_id from calendar c
    where c.active and c.overlapping <> exists (
      select from calendar o
      where o.person_id = c.person_id and o.active and o.subject_id <> c.subject_id and o.period && c.period)`
  expect(violations).toEqual([])
}
