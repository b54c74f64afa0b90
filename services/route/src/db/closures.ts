import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { LOWEST_ID } from '@xingzhi/runtime/ids'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Closure } from '../domain/closure.ts'
import { closures } from './schema.ts'

const listMax = 1_000

export async function lockClosure(tx: Tx, id: string): Promise<Closure | undefined> {
  return (await tx.select().from(closures).where(eq(closures.id, id)).for('no key update'))[0]
}

type These = { stationIds: readonly string[]; routeIds: readonly string[] }

/** Those that are not over, of these stations and routes, or all; by their beginning, at most 1,000. */
export async function listClosures(db: Db, asked: These & { now: Date }): Promise<Closure[]> {
  const isAll = asked.stationIds.length + asked.routeIds.length === 0
  return isAll ? allOpen(db, asked) : openOfThese(db, asked)
}

const allOpen = prepared((db, { now }: Given<{ now: Date }>) =>
  db.select().from(closures).where(notOver(now)).orderBy(closures.from, closures.id).limit(listMax),
)

const openOfThese = prepared((db, given: Given<These & { now: Date }>) =>
  db
    .select()
    .from(closures)
    .where(and(notOver(given.now), ofThese(given)))
    .orderBy(closures.from, closures.id)
    .limit(listMax),
)

/** Those that meet the span, of these stations and this route. */
export async function closuresWithin(
  db: Db,
  { routeId, ...same }: { stationIds: readonly string[]; routeId: string; from: Date; until: Date },
): Promise<Closure[]> {
  return meeting(db, { ...same, routeIds: [routeId] })
}

const meeting = prepared((db, given: Given<These & { from: Date; until: Date }>) =>
  db
    .select()
    .from(closures)
    .where(
      and(
        ofThese(given),
        or(isNull(closures.until), gt(closures.until, given.from)),
        lt(closures.from, given.until),
      ),
    )
    .orderBy(closures.from, closures.id),
)

/** All closures, 200 at a time. */
export async function* allClosures(tx: Tx): AsyncIterable<Closure> {
  const limit = 200
  let after = LOWEST_ID
  for (;;) {
    const rows = await tx
      .select()
      .from(closures)
      .where(gt(closures.id, after))
      .orderBy(closures.id)
      .limit(limit)
    yield* rows
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

export async function insertClosure(tx: Tx, closure: Closure): Promise<void> {
  await keepClosure(tx, closure)
}

const keepClosure = prepared((db, _given: Given<Closure>) => db.insert(closures).values(placesOf(closures)))

/** The closure's row is locked. */
export async function updateClosure(tx: Tx, closure: Closure): Promise<void> {
  await tx.update(closures).set(closure).where(eq(closures.id, closure.id))
}

function notOver(now: Given<{ now: Date }>['now']) {
  return and(isNull(closures.endedAt), or(isNull(closures.until), gt(closures.until, now)))
}

function ofThese({ stationIds, routeIds }: Given<These>) {
  return sql`(${closures.stationId} = any(${stationIds}) or ${closures.routeId} = any(${routeIds}))`
}
