import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { HIGHEST_ID, LOWEST_ID } from '@xingzhi/runtime/ids'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, desc, eq, getTableColumns, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { CompletedWalk, Stamp, Walk } from '../domain/walk.ts'
import { stamps, walks } from './schema.ts'

type Row = typeof walks.$inferSelect

/** Undefined also for anybody else's. */
export async function readWalk(db: Db, id: string, personId: string): Promise<Walk | undefined> {
  return (await withStamps(db, await walkOf(db, { id, personId })))[0]
}

type Own = { id: string; personId: string }
const walkOf = prepared((db, given: Given<Own>) => ownWalk(db, given))
const walkLocked = prepared((db, given: Given<Own>) => ownWalk(db, given).for('no key update'))

function ownWalk(db: Db, { id, personId }: Given<Own>) {
  return db
    .select()
    .from(walks)
    .where(and(eq(walks.id, id), eq(walks.personId, personId)))
}

export async function lockWalk(tx: Tx, id: string, personId: string): Promise<Walk | undefined> {
  return (await withStamps(tx, await walkLocked(tx, { id, personId })))[0]
}

/** The person's walk of this route that is under way. */
export async function lockWalkUnderWay(tx: Tx, personId: string, routeId: string): Promise<Walk | undefined> {
  return (await withStamps(tx, await underWayLocked(tx, { personId, routeId })))[0]
}

const underWayLocked = prepared((db, { personId, routeId }: Given<{ personId: string; routeId: string }>) =>
  db
    .select()
    .from(walks)
    .where(and(eq(walks.personId, personId), eq(walks.routeId, routeId), isNull(walks.completedAt)))
    .for('no key update'),
)

/** The newest first. */
export async function listWalks(
  db: Db,
  { personId, after = HIGHEST_ID, limit }: { personId: string; after: string | undefined; limit: number },
): Promise<Walk[]> {
  return withStamps(db, await walksBefore(db, { personId, after, limit }))
}

const walksBefore = prepared(
  (db, { personId, after, limit }: Given<{ personId: string; after: string; limit: number }>) =>
    db
      .select()
      .from(walks)
      .where(and(eq(walks.personId, personId), lt(walks.id, after)))
      .orderBy(desc(walks.id))
      .limit(limit),
)

/** All completed walks, 500 at a time, without their stamps. */
export async function* completedWalks(tx: Tx): AsyncIterable<CompletedWalk> {
  const limit = 500
  let after = LOWEST_ID
  for (;;) {
    const rows = await tx
      .select({ ...getTableColumns(walks), selfDeclared })
      .from(walks)
      .where(and(isNotNull(walks.completedAt), gt(walks.id, after)))
      .orderBy(walks.id)
      .limit(limit)
    yield* rows
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

const selfDeclared = sql<number>`(
  select count(*)::int from ${stamps} where ${stamps.walkId} = ${walks.id} and ${stamps.proof} = 'SELF_DECLARED')`

/** False when the person has one of this route under way. */
export async function insertWalk(tx: Tx, walk: Walk): Promise<boolean> {
  return (await keepWalk(tx, walk)).length === 1
}

const keepWalk = prepared((db, _given: Given<Row>) =>
  db
    .insert(walks)
    .values(placesOf(walks))
    .onConflictDoNothing({ target: [walks.personId, walks.routeId], where: isNull(walks.completedAt) })
    .returning({ id: walks.id }),
)

export async function insertStamp(tx: Tx, stamp: Stamp): Promise<void> {
  await keepStamp(tx, stamp)
}

const keepStamp = prepared((db, _given: Given<Stamp>) => db.insert(stamps).values(placesOf(stamps)))

/** The walk's row is locked. */
export async function completeWalk(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(walks).set({ completedAt: at }).where(eq(walks.id, id))
}

async function withStamps(db: Db, rows: readonly Row[]): Promise<Walk[]> {
  if (rows.length === 0) return []
  const found = await stampsOf(db, { walkIds: rows.map(({ id }) => id) })
  return rows.map((row) => ({ ...row, stamps: found.filter(({ walkId }) => walkId === row.id) }))
}

const stampsOf = prepared((db, { walkIds }: Given<{ walkIds: readonly string[] }>) =>
  db
    .select()
    .from(stamps)
    .where(sql`${stamps.walkId} = any(${walkIds})`)
    .orderBy(stamps.at, stamps.stationId),
)
