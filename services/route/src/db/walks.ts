import { must } from '@xingzhi/runtime/assert'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Stamp, Walk } from '../domain/walk.ts'

type Row = Omit<Walk, 'completedAt' | 'stamps'> & { completedAt: Date | null }
type StampRow = Omit<Stamp, 'claimedAt'> & { claimedAt: Date | null }

const columns = (sql: Sql | SqlTx) => sql`
  id, person_id as "personId", route_id as "routeId", started_at as "startedAt", completed_at as "completedAt"`

/** Undefined also for anybody else's. */
export async function readWalk(sql: Sql | SqlTx, id: string, personId: string): Promise<Walk | undefined> {
  const rows = await sql<
    Row[]
  >`select ${columns(sql)} from walks where id = ${id} and person_id = ${personId}`
  return (await withStamps(sql, rows))[0]
}

export async function lockWalk(tx: SqlTx, id: string, personId: string): Promise<Walk | undefined> {
  const rows = await tx<Row[]>`
    select ${columns(tx)} from walks where id = ${id} and person_id = ${personId} for no key update`
  return (await withStamps(tx, rows))[0]
}

/** The person's walk of this route that is under way. */
export async function lockWalkUnderWay(
  tx: SqlTx,
  personId: string,
  routeId: string,
): Promise<Walk | undefined> {
  const rows = await tx<Row[]>`
    select ${columns(tx)} from walks
    where person_id = ${personId} and route_id = ${routeId} and completed_at is null for no key update`
  return (await withStamps(tx, rows))[0]
}

/** The newest first. */
export async function listWalks(
  sql: Sql,
  { personId, after, limit }: { personId: string; after: string | undefined; limit: number },
): Promise<Walk[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from walks
    where person_id = ${personId} ${after ? sql`and id < ${after}` : sql``}
    order by id desc limit ${limit}`
  return withStamps(sql, rows)
}

/** All completed walks, 500 at a time, without their stamps. */
export async function* completedWalks(tx: SqlTx): AsyncIterable<Walk> {
  const limit = 500
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx<Row[]>`
      select ${columns(tx)} from walks where completed_at is not null and id > ${after} order by id limit ${limit}`
    yield* rows.map((row) => toWalk(row, []))
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

/** False when the person has one of this route under way. */
export async function insertWalk(tx: SqlTx, { id, personId, routeId, startedAt }: Walk): Promise<boolean> {
  const inserted = await tx`
    insert into walks (id, person_id, route_id, started_at) values (${id}, ${personId}, ${routeId}, ${startedAt})
    on conflict (person_id, route_id) where completed_at is null do nothing`
  return inserted.count === 1
}

export async function insertStamp(tx: SqlTx, stamp: Stamp): Promise<void> {
  await tx`
    insert into stamps (walk_id, station_id, proof, at, claimed_at, accuracy_metres)
    values (${stamp.walkId}, ${stamp.stationId}, ${stamp.proof}, ${stamp.at}, ${stamp.claimedAt ?? null},
            ${stamp.accuracyMetres})`
}

/** The walk's row is locked. */
export async function completeWalk(tx: SqlTx, id: string, at: Date): Promise<void> {
  await tx`update walks set completed_at = ${at} where id = ${id}`
}

async function withStamps(sql: Sql | SqlTx, rows: readonly Row[]): Promise<Walk[]> {
  if (rows.length === 0) return []
  const stamps = await sql<StampRow[]>`
    select walk_id as "walkId", station_id as "stationId", proof, at, claimed_at as "claimedAt",
      accuracy_metres as "accuracyMetres"
    from stamps where walk_id = any(${sql.array(rows.map(({ id }) => id))}::uuid[]) order by at, station_id`
  return rows.map((row) => {
    const own = stamps.filter(({ walkId }) => walkId === row.id)
    return toWalk(
      row,
      own.map((stamp) => ({ ...stamp, claimedAt: stamp.claimedAt ?? undefined })),
    )
  })
}

function toWalk({ completedAt, ...same }: Row, stamps: Stamp[]): Walk {
  return { ...same, completedAt: completedAt ?? undefined, stamps }
}
