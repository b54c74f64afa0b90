import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Claim, ReleaseCause } from '../domain/claim.ts'
import type { HeldShift } from '../domain/claim-rules.ts'
import type { Shift } from '../domain/shift.ts'
import { readShifts } from './shifts.ts'

type Nullable = 'releasedAt' | 'releaseCause' | 'signedInAt' | 'movedFrom'
type Row = Omit<Claim, Nullable> & { [Field in Nullable]: Exclude<Claim[Field], undefined> | null }

const columns = (sql: Sql | SqlTx) => sql`
  id, shift_id as "shiftId", person_id as "personId", status, claimed_at as "claimedAt", released_at as "releasedAt",
  release_cause as "releaseCause", release_reason as "releaseReason", signed_in_at as "signedInAt",
  starts_at as "startsAt", ends_at as "endsAt", moved_from as "movedFrom", overlapping, version`

/** Waits for these people's locks, which last until the transaction ends. */
export async function lockPeople(tx: SqlTx, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await tx`select lock_people(${tx.array([...personIds])}::uuid[])`
}

/** By claim; also those that were released. */
export async function listClaims(sql: Sql | SqlTx, shiftId: string): Promise<Claim[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from claims where shift_id = ${shiftId} order by claimed_at, id`
  return rows.map(toClaim)
}

export async function listActiveClaims(sql: Sql | SqlTx, shiftId: string): Promise<Claim[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from claims where shift_id = ${shiftId} and status <> 'RELEASED'
    order by claimed_at, id`
  return rows.map(toClaim)
}

/** This person's claims of the shift, released ones too. The person is locked. */
export async function claimsOf(tx: SqlTx, shiftId: string, personId: string): Promise<Claim[]> {
  const rows = await tx<Row[]>`
    select ${columns(tx)} from claims where shift_id = ${shiftId} and person_id = ${personId}`
  return rows.map(toClaim)
}

/** Locks the person, then finds their active claim of the shift, which is locked. */
export async function lockOwnClaim(tx: SqlTx, shiftId: string, personId: string): Promise<Claim | undefined> {
  await lockPeople(tx, [personId])
  return (await claimsOf(tx, shiftId, personId)).find(({ status }) => status !== 'RELEASED')
}

export async function readClaim(sql: Sql | SqlTx, id: string): Promise<Claim | undefined> {
  const rows = await sql<Row[]>`select ${columns(sql)} from claims where id = ${id}`
  return rows.map(toClaim)[0]
}

/** Other shifts that this person has within two days of the span. */
export function heldAround(
  sql: Sql | SqlTx,
  personId: string,
  { from, until, except }: { from: Date; until: Date | undefined; except?: string },
): Promise<HeldShift[]> {
  return sql<HeldShift[]>`
    select claims.shift_id as id, claims.starts_at as "startsAt", claims.ends_at as "endsAt",
      starts_place as "startsPlace", ends_place as "endsPlace"
    from claims join shifts on shifts.id = claims.shift_id
    where claims.person_id = ${personId} and claims.status <> 'RELEASED'
      and claims.starts_at > ${from}::timestamptz - interval '4 days'
      and claims.ends_at > ${from}::timestamptz - interval '2 days'
      ${until ? sql`and claims.starts_at < ${until}::timestamptz + interval '2 days'` : sql``}
      ${except ? sql`and claims.shift_id <> ${except}` : sql``}
    order by claims.starts_at, claims.id`
}

export interface ClaimedShift {
  shift: Shift
  claim: Claim
}

/** A person's active claims with their shifts: those that have not ended by start, then those past, the latest first. */
export async function listClaimedShifts(
  sql: Sql,
  {
    personId,
    now,
    after,
    limit,
  }: {
    personId: string
    now: Date
    after: { isPast: boolean; startsAt: Date; id: string } | undefined
    limit: number
  },
): Promise<ClaimedShift[]> {
  const coming = after?.isPast
    ? []
    : await sql<Row[]>`
        select ${columns(sql)} from claims
        where person_id = ${personId} and status <> 'RELEASED' and ends_at > ${now}
          ${after ? sql`and (starts_at, id) > (${after.startsAt}, ${after.id})` : sql``}
        order by starts_at, id limit ${limit}`
  const past =
    coming.length === limit
      ? []
      : await sql<Row[]>`
          select ${columns(sql)} from claims
          where person_id = ${personId} and status <> 'RELEASED' and ends_at <= ${now}
            ${after?.isPast ? sql`and (starts_at, id) < (${after.startsAt}, ${after.id})` : sql``}
          order by starts_at desc, id desc limit ${limit - coming.length}`
  const claims = [...coming, ...past].map(toClaim)
  const shifts = await readShifts(sql, [...new Set(claims.map(({ shiftId }) => shiftId))])
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  return claims.flatMap((claim) => {
    const shift = byId.get(claim.shiftId)
    return shift ? [{ shift, claim }] : []
  })
}

/** Shift and person are locked. */
export async function insertClaim(tx: SqlTx, claim: Claim): Promise<void> {
  await tx`
    insert into claims (id, shift_id, person_id, status, claimed_at, starts_at, ends_at, version)
    values (${claim.id}, ${claim.shiftId}, ${claim.personId}, ${claim.status}, ${claim.claimedAt}, ${claim.startsAt},
            ${claim.endsAt}, ${claim.version})`
}

/** Shift and people are locked. What overlapped with nothing but these is unmarked. */
export async function releaseClaims(
  tx: SqlTx,
  claims: readonly Claim[],
  { at, cause, reason, version }: { at: Date; cause: ReleaseCause; reason: string; version: number },
): Promise<Claim[]> {
  if (claims.length === 0) return []
  const rows = await tx<Row[]>`
    update claims set status = 'RELEASED', released_at = ${at}, release_cause = ${cause}, release_reason = ${reason},
      overlapping = false, version = ${version}
    where id = any(${tx.array(claims.map(({ id }) => id))}::uuid[]) and status <> 'RELEASED'
    returning ${columns(tx)}`
  const people = rows.map(({ personId }) => personId)
  if (claims.some(({ overlapping }) => overlapping)) {
    await tx`select clear_overlaps(${tx.array(people)}::uuid[])`
  }
  return rows.map(toClaim)
}

/** Shift and people are locked: the active claims follow the shift's times. */
export async function moveClaims(tx: SqlTx, shift: Shift, personIds: readonly string[]): Promise<void> {
  await tx`
    select move_claims(${shift.id}, ${shift.startsAt}, ${shift.endsAt}, ${shift.version},
      ${tx.array([...personIds])}::uuid[])`
}

/** Shift and person are locked. */
export async function updatePresence(tx: SqlTx, { id, status, signedInAt, version }: Claim): Promise<void> {
  await tx`
    update claims set status = ${status}, signed_in_at = ${signedInAt ?? null}, version = ${version}
    where id = ${id}`
}

function toClaim({ releasedAt, releaseCause, signedInAt, movedFrom, ...same }: Row): Claim {
  return {
    ...same,
    releasedAt: releasedAt ?? undefined,
    releaseCause: releaseCause ?? undefined,
    signedInAt: signedInAt ?? undefined,
    movedFrom: movedFrom ?? undefined,
  }
}
