import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Stay } from '../domain/station-load.ts'

export interface StationStay extends Stay {
  stationId: string
}

/** What departures take of these stations within the span, but for one departure. Everything goes by the index. */
export async function staysAt(
  sql: Sql | SqlTx,
  {
    stationIds,
    from,
    until,
    exceptId,
  }: {
    stationIds: readonly string[]
    from: Date
    until: Date
    exceptId: string | undefined
  },
): Promise<StationStay[]> {
  return sql<StationStay[]>`
    select station_id as "stationId", (extract(epoch from arrives_at) * 1000)::float8 as "fromMs",
      (extract(epoch from leaves_at) * 1000)::float8 as "untilMs", people
    from stays
    where station_id = any(${sql.array([...stationIds])}::uuid[]) and active
      and arrives_at > ${from}::timestamptz - interval '240 minutes' and arrives_at < ${until} and leaves_at > ${from}
      ${exceptId ? sql`and departure_id <> ${exceptId}` : sql``}`
}

/** What departures still to come take of a station. */
export async function upcomingStays(tx: SqlTx, stationId: string, now: Date): Promise<Stay[]> {
  return tx<Stay[]>`
    select (extract(epoch from arrives_at) * 1000)::float8 as "fromMs",
      (extract(epoch from leaves_at) * 1000)::float8 as "untilMs", people
    from stays
    where station_id = ${stationId} and active and arrives_at > ${now}::timestamptz - interval '240 minutes'
      and leaves_at > ${now}`
}
