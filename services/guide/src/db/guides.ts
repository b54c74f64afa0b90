import { must } from '@xingzhi/runtime/assert'
import type { Db, Tx } from '@xingzhi/runtime/database'
import { LOWEST_ID } from '@xingzhi/runtime/ids'
import { type Given, placesOf, prepared } from '@xingzhi/runtime/statement'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Guide, GuideStatus, NewGuide } from '../domain/guide.ts'
import { following, type Place } from './following.ts'
import { guides } from './schema.ts'

type Of = { personId: string }
type Listed = Place & { limit: number }

export async function readGuide(db: Db, personId: string): Promise<Guide | undefined> {
  return (await guideOf(db, { personId }))[0]
}

export function readGuides(db: Db, personIds: readonly string[]): Promise<Guide[]> {
  return guidesOf(db, { personIds })
}

export async function lockGuide(tx: Tx, personId: string): Promise<Guide | undefined> {
  return (await lockedGuide(tx, { personId }))[0]
}

/** Those who registered first first. */
export function listGuides(
  db: Db,
  { status, ...page }: Listed & { status: GuideStatus | undefined },
): Promise<Guide[]> {
  return status ? guidesWith(db, { status, ...page }) : guidesOfAny(db, page)
}

/** All guides, 500 at a time. */
export async function* allGuides(tx: Tx): AsyncIterable<Guide> {
  const limit = 500
  let after = LOWEST_ID
  for (;;) {
    const rows = await tx
      .select()
      .from(guides)
      .where(gt(guides.personId, after))
      .orderBy(guides.personId)
      .limit(limit)
    yield* rows
    if (rows.length < limit) return
    after = must(rows.at(-1)).personId
  }
}

/** Undefined when this person is one already. */
export async function insertGuide(tx: Tx, guide: NewGuide): Promise<Guide | undefined> {
  return (await tx.insert(guides).values(guide).onConflictDoNothing().returning())[0]
}

/** The guide's row is locked. */
export async function updateGuide(tx: Tx, guide: Guide): Promise<void> {
  await changeGuide(tx, guide)
}

const guideOf = prepared((db, { personId }: Given<Of>) =>
  db.select().from(guides).where(eq(guides.personId, personId)),
)
const lockedGuide = prepared((db, { personId }: Given<Of>) =>
  db.select().from(guides).where(eq(guides.personId, personId)).for('no key update'),
)
const guidesOf = prepared((db, { personIds }: Given<{ personIds: readonly string[] }>) =>
  db.select().from(guides).where(sql`${guides.personId} = any(${personIds}::uuid[])`),
)
const guidesOfAny = prepared((db, given: Given<Listed>) =>
  db
    .select()
    .from(guides)
    .where(following(guides.registeredAt, guides.personId, given))
    .orderBy(guides.registeredAt, guides.personId)
    .limit(given.limit),
)
const guidesWith = prepared((db, given: Given<Listed & { status: GuideStatus }>) =>
  db
    .select()
    .from(guides)
    .where(and(eq(guides.status, given.status), following(guides.registeredAt, guides.personId, given)))
    .orderBy(guides.registeredAt, guides.personId)
    .limit(given.limit),
)
const changeGuide = prepared((db, { personId }: Given<Guide>) =>
  db.update(guides).set(placesOf(guides)).where(eq(guides.personId, personId)),
)
