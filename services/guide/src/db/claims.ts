import type { Db, Tx } from '@xingzhi/runtime/database'
import { columnsOf, type Given, placesOf, prepared, rowsOf } from '@xingzhi/runtime/statement'
import { and, eq, getTableColumns, ne, sql } from 'drizzle-orm'
import type { Claim, ReleaseCause } from '../domain/claim.ts'
import type { HeldShift, Shift } from '../domain/shift.ts'
import { claims, shifts } from './schema.ts'

/** Waits for these people's locks, which last until the transaction ends. */
export async function lockPeople(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await rowsOf(tx, sql`select lock_people(${sql.param(personIds)}::uuid[])`)
}

/** By claim; also those that were released. */
export function listClaims(db: Db, shiftId: string): Promise<Claim[]> {
  return claimsOfShift(db, { shiftId })
}

export function listActiveClaims(db: Db, shiftId: string): Promise<Claim[]> {
  return activeClaims(db, { shiftId })
}

/** This person's claims of the shift, released ones too. The person is locked. */
export function claimsOf(tx: Tx, shiftId: string, personId: string): Promise<Claim[]> {
  return ownClaims(tx, { shiftId, personId })
}

/** Locks the person, then finds their active claim of the shift, which is locked. */
export async function lockOwnClaim(tx: Tx, shiftId: string, personId: string): Promise<Claim | undefined> {
  await lockPeople(tx, [personId])
  return (await claimsOf(tx, shiftId, personId)).find(({ status }) => status !== 'RELEASED')
}

export async function readClaim(db: Db, id: string): Promise<Claim | undefined> {
  return (await claimById(db, { id }))[0]
}

/** Other shifts that this person has within two days of the span. */
export function heldAround(
  db: Db,
  personId: string,
  { from, until, except }: { from: Date; until: Date | undefined; except?: string },
): Promise<HeldShift[]> {
  return held(db, { personId, from, until: until ?? null, except: except ?? null })
}

/** Shifts and people are locked. */
export async function insertClaims(tx: Tx, added: readonly Claim[]): Promise<void> {
  const lists = columns.map(([field, column]) => {
    const values = added.map((claim) => textOf(claim[field as keyof Claim]))
    return sql`${sql.param(values)}::${sql.raw(column.getSQLType())}[]`
  })
  const names = columns.map(([, { name }]) => sql.identifier(name))
  const rows = sql.join(lists, sql`, `)
  await rowsOf(tx, sql`insert into claims (${sql.join(names, sql`, `)}) select * from unnest(${rows})`)
}

/** Shift and people are locked. What overlapped with nothing but these is unmarked. */
export async function releaseClaims(
  tx: Tx,
  given: readonly Claim[],
  { at, cause, reason, version }: { at: Date; cause: ReleaseCause; reason: string; version: number },
): Promise<Claim[]> {
  if (given.length === 0) return []
  const ids = given.map(({ id }) => id)
  const released = await rowsOf(
    tx,
    sql<Claim>`
      update claims set status = 'RELEASED', released_at = ${at}, release_cause = ${cause}, release_reason = ${reason},
        overlapping = false, doubt = null, version = ${version}
      where id = any(${sql.param(ids)}::uuid[]) and status <> 'RELEASED'
      returning ${columnsOf(claims)}`,
  )
  if (given.some(({ overlapping }) => overlapping)) {
    const people = released.map(({ personId }) => personId)
    await rowsOf(tx, sql`select clear_overlaps(${sql.param(people)}::uuid[])`)
  }
  return released
}

/** Shift and people are locked: the active claims follow the shift's times. */
export async function moveClaims(tx: Tx, shift: Shift, personIds: readonly string[]): Promise<void> {
  const { id, startsAt, endsAt, version } = shift
  const people = sql.param(personIds)
  await rowsOf(tx, sql`select move_claims(${id}, ${startsAt}, ${endsAt}, ${version}, ${people}::uuid[])`)
}

/** Shift and person are locked. */
export async function updateClaim(tx: Tx, claim: Claim): Promise<void> {
  await changeClaim(tx, claim)
}

// The driver takes a list of times for a time.
function textOf(value: Claim[keyof Claim]): string | null {
  return value instanceof Date ? value.toISOString() : value === null ? null : String(value)
}

const columns = Object.entries(getTableColumns(claims))
const isActive = ne(claims.status, sql.raw(`'RELEASED'`))
const claimsOfShift = prepared((db, { shiftId }: Given<{ shiftId: string }>) =>
  db.select().from(claims).where(eq(claims.shiftId, shiftId)).orderBy(claims.claimedAt, claims.id),
)
const activeClaims = prepared((db, { shiftId }: Given<{ shiftId: string }>) =>
  db
    .select()
    .from(claims)
    .where(and(eq(claims.shiftId, shiftId), isActive))
    .orderBy(claims.claimedAt, claims.id),
)
const ownClaims = prepared((db, { shiftId, personId }: Given<{ shiftId: string; personId: string }>) =>
  db
    .select()
    .from(claims)
    .where(and(eq(claims.shiftId, shiftId), eq(claims.personId, personId))),
)
const claimById = prepared((db, { id }: Given<{ id: string }>) =>
  db.select().from(claims).where(eq(claims.id, id)),
)
type Around = { personId: string; from: Date; until: Date | null; except: string | null }
const held = prepared((db, { personId, from, until, except }: Given<Around>) => {
  const isNear = sql`
    ${claims.startsAt} > ${from}::timestamptz - interval '4 days' and ${claims.endsAt} > ${from}::timestamptz - interval '2 days'
    and ${claims.startsAt} < coalesce(${until}::timestamptz + interval '2 days', 'infinity')`
  const isOther = sql`${claims.shiftId} is distinct from ${except}::uuid`
  const { startsAt, endsAt } = claims
  const { startsPlace, endsPlace } = shifts
  return db
    .select({ id: claims.shiftId, startsAt, endsAt, startsPlace, endsPlace })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .where(and(eq(claims.personId, personId), isActive, isNear, isOther))
    .orderBy(claims.startsAt, claims.id)
})
const changeClaim = prepared((db, { id }: Given<Claim>) =>
  db.update(claims).set(placesOf(claims)).where(eq(claims.id, id)),
)
