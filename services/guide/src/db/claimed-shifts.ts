import type { Db } from '@xingzhi/runtime/database'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { and, desc, eq, gt, isNotNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Claim } from '../domain/claim.ts'
import type { Shift } from '../domain/shift.ts'
import { following, type Place, preceding } from './following.ts'
import { claims, shifts } from './schema.ts'

export interface ClaimedShift {
  shift: Shift
  claim: Claim
}

type Listed = Place & { personId: string; now: Date; limit: number }

/**
 * A person's active claims with their shifts: those that have not ended by start, then those past, the latest first.
 * `withReleased`: of those to come the released ones too.
 */
export async function listClaimedShifts(
  db: Db,
  { isPast, limit, withReleased, ...of }: Listed & { isPast: boolean; withReleased: boolean },
): Promise<ClaimedShift[]> {
  if (isPast) return pastShifts(db, { ...of, limit })
  const coming = await comingShifts(db, { ...of, limit, withReleased })
  if (coming.length === limit) return coming
  const rest = { at: null, afterId: null, limit: limit - coming.length }
  return [...coming, ...(await pastShifts(db, { ...of, ...rest }))]
}

/** Claims in doubt of shifts that have not ended, by start, with their shifts. */
export function listDoubtfulClaims(db: Db, of: Omit<Listed, 'personId'>): Promise<ClaimedShift[]> {
  return doubtfulClaims(db, of)
}

const isActive = ne(claims.status, sql.raw(`'RELEASED'`))
const comingShifts = prepared((db, given: Given<Listed & { withReleased: boolean }>) => {
  const isToCome = and(gt(claims.endsAt, given.now), following(claims.startsAt, claims.id, given))
  const isListed = or(isActive, sql`${given.withReleased}::boolean`)
  return db
    .select({ shift: shifts, claim: claims })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .where(and(eq(claims.personId, given.personId), isListed, isToCome))
    .orderBy(claims.startsAt, claims.id)
    .limit(given.limit)
})
const doubtfulClaims = prepared((db, given: Given<Omit<Listed, 'personId'>>) => {
  const isToCome = and(gt(claims.endsAt, given.now), following(claims.startsAt, claims.id, given))
  return db
    .select({ shift: shifts, claim: claims })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .where(and(isNotNull(claims.doubt), isToCome))
    .orderBy(claims.startsAt, claims.id)
    .limit(given.limit)
})
const pastShifts = prepared((db, given: Given<Listed>) => {
  const isPast = and(lte(claims.endsAt, given.now), preceding(claims.startsAt, claims.id, given))
  return db
    .select({ shift: shifts, claim: claims })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .where(and(eq(claims.personId, given.personId), isActive, isPast))
    .orderBy(desc(claims.startsAt), desc(claims.id))
    .limit(given.limit)
})
