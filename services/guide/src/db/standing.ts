import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { PlacedClaim, Standing, Wish } from '../claiming/standing.ts'
import type { Shift } from '../domain/shift.ts'
import { lockPeople } from './claims.ts'
import { claims, grantedQualifications as granted, guides, shifts } from './schema.ts'
import { lockShifts, readShifts } from './shifts.ts'

/** What the rules have to know of these wishes, as it stands this moment. */
export function readStanding(db: Db, wishes: readonly Wish[]): Promise<Standing> {
  const of = idsIn(wishes)
  return standingBy(db, of, readShifts(db, of.shiftIds))
}

/** The same under the locks of all shifts, by their ids, and then of all people: it stays so until the commit. */
export function lockStanding(tx: Tx, wishes: readonly Wish[]): Promise<Standing> {
  const of = idsIn(wishes)
  const locked = lockShifts(tx, of.shiftIds)
  // All statements leave at once; the server runs one after the other, so what follows a lock is read under it.
  const people = lockPeople(tx, of.personIds)
  return standingBy(
    tx,
    of,
    Promise.all([locked, people]).then(([rows]) => rows),
  )
}

type Of = { shiftIds: string[]; personIds: string[] }

async function standingBy(db: Db, of: Of, reading: Promise<Shift[]>): Promise<Standing> {
  const [found, people, placed, held] = await Promise.all([
    reading,
    guidesOf(db, of),
    placedClaims(db, of),
    heldOf(db, of),
  ])
  return {
    shifts: new Map(found.map((shift) => [shift.id, shift])),
    guides: new Map(people.map((guide) => [guide.personId, guide])),
    claims: Map.groupBy<string, PlacedClaim>(placed, ({ personId }) => personId),
    held: Map.groupBy(held, ({ personId }) => personId),
  }
}

function idsIn(wishes: readonly Wish[]): Of {
  return {
    shiftIds: [...new Set(wishes.map(({ shiftId }) => shiftId))].sort(),
    personIds: [...new Set(wishes.map(({ personId }) => personId))],
  }
}

const guidesOf = prepared((db, { personIds }: Given<Of>) =>
  db
    .select({ personId: guides.personId, status: guides.status })
    .from(guides)
    .where(sql`${guides.personId} = any(${personIds}::uuid[])`),
)
// Of the shifts themselves the released ones too; of others what is within two days of the first and the last of them.
const placedClaims = prepared((db, { shiftIds, personIds }: Given<Of>) => {
  const span = (edge: 'min(starts_at)' | 'max(ends_at)') =>
    sql`(select ${sql.raw(edge)} from shifts where id = any(${shiftIds}::uuid[]))`
  return db
    .select({ ...getTableColumns(claims), startsPlace: shifts.startsPlace, endsPlace: shifts.endsPlace })
    .from(claims)
    .innerJoin(shifts, eq(shifts.id, claims.shiftId))
    .where(
      sql`${claims.personId} = any(${personIds}::uuid[]) and (
        ${claims.shiftId} = any(${shiftIds}::uuid[])
        or ${claims.status} <> 'RELEASED' and ${claims.endsAt} > ${span('min(starts_at)')} - interval '2 days'
          and ${claims.startsAt} < ${span('max(ends_at)')} + interval '2 days')`,
    )
    .orderBy(claims.startsAt, claims.id)
})
const heldOf = prepared((db, { shiftIds, personIds }: Given<Of>) =>
  db
    .select()
    .from(granted)
    .where(
      sql`${granted.personId} = any(${personIds}::uuid[]) and ${granted.qualificationId} = any(
        select unnest(qualification_ids) from shifts where id = any(${shiftIds}::uuid[]))`,
    )
    .orderBy(sql`${granted.expiresAt} desc nulls first`),
)
