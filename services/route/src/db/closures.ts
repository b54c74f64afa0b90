import { must } from '@xingzhi/runtime/assert'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Closure } from '../domain/closure.ts'

type Nullable = 'stationId' | 'routeId' | 'until' | 'endedAt'
type Row = Omit<Closure, Nullable> & { [Field in Nullable]: Exclude<Closure[Field], undefined> | null }

const listMax = 1_000

const columns = (sql: Sql | SqlTx) => sql`
  id, station_id as "stationId", route_id as "routeId", from_at as "from", until_at as "until", reason,
  reason_en as "reasonEn", ended_at as "endedAt", version`

export async function lockClosure(tx: SqlTx, id: string): Promise<Closure | undefined> {
  const rows = await tx<Row[]>`select ${columns(tx)} from closures where id = ${id} for no key update`
  return rows.map(toClosure)[0]
}

/** Those that are not over, of these stations and routes, or all; by their beginning, at most 1,000. */
export async function listClosures(
  sql: Sql | SqlTx,
  { stationIds, routeIds, now }: { stationIds: readonly string[]; routeIds: readonly string[]; now: Date },
): Promise<Closure[]> {
  const isAll = stationIds.length + routeIds.length === 0
  const rows = await sql<Row[]>`
    select ${columns(sql)} from closures
    where ended_at is null and (until_at is null or until_at > ${now})
      ${isAll ? sql`` : sql`and (${ofThese(sql, stationIds, routeIds)})`}
    order by from_at, id limit ${listMax}`
  return rows.map(toClosure)
}

/** Those that meet the span, of these stations and this route. */
export async function closuresWithin(
  sql: Sql | SqlTx,
  {
    stationIds,
    routeId,
    from,
    until,
  }: { stationIds: readonly string[]; routeId: string; from: Date; until: Date },
): Promise<Closure[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from closures
    where (${ofThese(sql, stationIds, [routeId])}) and (until_at is null or until_at > ${from}) and from_at < ${until}
    order by from_at, id`
  return rows.map(toClosure)
}

/** All closures, 200 at a time. */
export async function* allClosures(tx: SqlTx): AsyncIterable<Closure> {
  const limit = 200
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx<Row[]>`
      select ${columns(tx)} from closures where id > ${after} order by id limit ${limit}`
    yield* rows.map(toClosure)
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

export async function insertClosure(tx: SqlTx, closure: Closure): Promise<void> {
  await tx`
    insert into closures (id, station_id, route_id, from_at, until_at, reason, reason_en, ended_at, version)
    values (${closure.id}, ${closure.stationId ?? null}, ${closure.routeId ?? null}, ${closure.from},
            ${closure.until ?? null}, ${closure.reason}, ${closure.reasonEn}, ${closure.endedAt ?? null},
            ${closure.version})`
}

/** The closure's row is locked. */
export async function updateClosure(tx: SqlTx, { id, until, endedAt, version }: Closure): Promise<void> {
  await tx`
    update closures set until_at = ${until ?? null}, ended_at = ${endedAt ?? null}, version = ${version}
    where id = ${id}`
}

function ofThese(sql: Sql | SqlTx, stationIds: readonly string[], routeIds: readonly string[]) {
  return sql`
    station_id = any(${sql.array([...stationIds])}::uuid[]) or route_id = any(${sql.array([...routeIds])}::uuid[])`
}

function toClosure({ stationId, routeId, until, endedAt, ...same }: Row): Closure {
  return {
    ...same,
    stationId: stationId ?? undefined,
    routeId: routeId ?? undefined,
    until: until ?? undefined,
    endedAt: endedAt ?? undefined,
  }
}
