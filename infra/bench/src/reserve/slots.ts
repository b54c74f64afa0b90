import type { Sql } from '@xingzhi/runtime/database'

/**
 * Makes slots that stand open from now on; their ids. They are departures that no route tells of, one after the
 * other from tomorrow on: no two of all that this database holds overlap.
 */
export async function makeSlots(sql: Sql, count: number, capacity: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into slots (id, kind, status, wanted, capacity, maximum_party_size, version, source_version, opens_at,
      closes_at, starts_at, ends_at, theme, route_id, latitude, longitude)
    select uuidv7(), 'DEPARTURE', 'ACTIVE', ${capacity}, ${capacity}, 20, 1, 1, now() - interval '1 day',
      starts_at, starts_at, starts_at + interval '1 hour', 'HISTORY', uuidv7(), 31.1, 121.4
    from (
      select greatest(date_trunc('hour', now()) + interval '1 day', max(ends_at)) as from_at from slots where kind = 'DEPARTURE'
    ) as free, generate_series(0, ${count - 1}) as n,
      lateral (select from_at + n * interval '1 hour' as starts_at) as slot
    returning id`
  return rows.map(({ id }) => id)
}
