import { must } from '@xingzhi/runtime/assert'
import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Shift } from '../domain/shift.ts'

export const shiftColumns = (sql: Sql | SqlTx) => sql`
  shifts.id, shifts.kind, shifts.status, shifts.starts_at as "startsAt", shifts.ends_at as "endsAt", wanted, claimed, over,
  theme, languages, qualification_ids as "qualificationIds", calls_for_help as "callsForHelp", group_size as "groupSize",
  starts_place as "startsPlace", ends_place as "endsPlace", street_town_code as "streetTownCode",
  source_version as "sourceVersion", shifts.version`

/** In the order of `ids`; those that do not exist are left out. */
export async function readShifts(sql: Sql | SqlTx, ids: readonly string[]): Promise<Shift[]> {
  const rows = await sql<Shift[]>`
    select ${shiftColumns(sql)} from shifts where id = any(${sql.array([...ids])}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Locks the row, then reads what it is once it is locked. */
export async function lockShift(tx: SqlTx, id: string): Promise<Shift | undefined> {
  const [shift] = await tx<Shift[]>`
    select ${shiftColumns(tx)} from shifts where id = ${id} for no key update`
  return shift
}

/** Open ones that want more guides and start within the span, by start, at most `rowsMax`. */
export function shiftsToTake(
  sql: Sql,
  { from, to, rowsMax }: { from: Date; to: Date | undefined; rowsMax: number },
): Promise<Shift[]> {
  return sql<Shift[]>`
    select ${shiftColumns(sql)} from shifts
    where status = 'OPEN' and claimed < wanted and starts_at > ${from} ${to ? sql`and starts_at < ${to}` : sql``}
    order by starts_at, id limit ${rowsMax}`
}

/** All shifts, 200 at a time. */
export async function* allShifts(tx: SqlTx): AsyncIterable<Shift> {
  const limit = 200
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await tx<Shift[]>`
      select ${shiftColumns(tx)} from shifts where id > ${after} order by id limit ${limit}`
    yield* rows
    if (rows.length < limit) return
    after = must(rows.at(-1)).id
  }
}

export async function insertShift(tx: SqlTx, shift: Shift): Promise<void> {
  await tx`insert into shifts ${tx({ id: shift.id, kind: shift.kind, ...toRow(shift) })}`
}

/** The shift's row is locked. */
export async function updateShift(tx: SqlTx, shift: Shift): Promise<void> {
  await tx`update shifts set ${tx(toRow(shift))} where id = ${shift.id}`
}

/** The shift's row is locked: its number of claims, and what follows from it. */
export async function updateClaimed(tx: SqlTx, { id, claimed, over, version }: Shift): Promise<void> {
  await tx`update shifts set claimed = ${claimed}, over = ${over}, version = ${version} where id = ${id}`
}

function toRow(shift: Shift) {
  const { status, wanted, claimed, over, theme, version } = shift
  return {
    ...{ status, wanted, claimed, over, theme, version },
    starts_at: shift.startsAt,
    ends_at: shift.endsAt,
    languages: [...shift.languages],
    qualification_ids: [...shift.qualificationIds],
    calls_for_help: shift.callsForHelp,
    group_size: shift.groupSize,
    starts_place: shift.startsPlace,
    ends_place: shift.endsPlace,
    street_town_code: shift.streetTownCode,
    source_version: shift.sourceVersion,
  }
}
