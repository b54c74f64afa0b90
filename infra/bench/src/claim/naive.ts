import { must } from '@xingzhi/runtime/assert'
import { type Database, openDatabase, type SqlTx } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import type { EmptySystem } from '../frame/empty-system.ts'
import type { ClaimArm } from './arm.ts'
import type { Held } from './rush.ts'

/** As many as guide has. */
const CONNECTIONS = 10

/** What a claim of these arms is written by. */
type Keep = (tx: SqlTx, claim: { id: string; personId: string; shiftId: string }) => Promise<unknown>

/**
 * N1: the transaction that one writes first, in tables of its own: `select … for update`, count, insert. No key is kept, no rule
 * is asked, nobody is told, and a guide may be in two places.
 */
export async function countAndInsertArm(
  system: EmptySystem,
  started: AsyncDisposableStack,
): Promise<ClaimArm> {
  const database = await openNaive(system, 'claims_counted', started)
  return armOf('N1 count and insert', database, async () => {})
}

/**
 * N2: the same with the rows that promises like claimShift's need, in one transaction of one database: the answer under its key,
 * the guide's calendar with its exclusion constraint, the facts in an outbox that nobody reads. No rule is asked.
 */
export async function allRowsArm(system: EmptySystem, started: AsyncDisposableStack): Promise<ClaimArm> {
  const database = await openNaive(system, 'claims_kept', started)
  return armOf('N2 with all rows', database, async (tx, { id, personId, shiftId }) => {
    await tx`insert into answers (person_id, key, answer) values (${personId}, ${newId()}, ${id})`
    await tx`
      insert into calendar (claim_id, person_id, period)
      select ${id}, ${personId}, tstzrange(starts_at, ends_at) from shifts where id = ${shiftId}`
    const fact = { shiftId, claimId: id, personId }
    await tx`insert into outbox (key, messages) values (${shiftId}, ${[{ claimed: fact }, { staffing: fact }]})`
  })
}

function armOf(name: string, { sql }: Database, keepBeside: Keep): ClaimArm {
  let day = 0
  return {
    name,
    async openShifts(wanted) {
      day++
      const rows = await sql<{ id: string }[]>`
        insert into shifts (id, wanted, starts_at, ends_at)
        select uuidv7(), wanted, now() + ${day} * interval '1 day', now() + ${day} * interval '1 day' + interval '1 hour'
        from unnest(${sql.array([...wanted])}::int[]) as wanted
        returning id`
      return rows.map(({ id }) => id)
    },
    claim: (personId, shiftId) =>
      sql.begin(async (tx) => {
        const [shift] = await tx<{ wanted: number }[]>`
          select wanted from shifts where id = ${shiftId} for update`
        const [row] = await tx<{ claimed: number }[]>`
          select count(*)::int as claimed from claims where shift_id = ${shiftId}`
        if (must(row).claimed >= must(shift).wanted) return 'SHIFT_TAKEN'
        const claim = { id: newId(), personId, shiftId }
        await tx`insert into claims (id, shift_id, person_id) values (${claim.id}, ${shiftId}, ${personId})`
        await keepBeside(tx, claim)
        return 'OK'
      }) as Promise<'OK' | 'SHIFT_TAKEN'>,
    claims: async () => sql<Held[]>`select person_id as "personId", shift_id as "shiftId" from claims`,
  }
}

/** A database of its own on the same server. */
async function openNaive(
  { databases }: EmptySystem,
  name: string,
  started: AsyncDisposableStack,
): Promise<Database> {
  const url = new URL(must(databases['guide']))
  const maker = openDatabase({ url: url.href, connectionsMax: 1, name: 'bench' })
  await maker.sql.unsafe(`create database ${name}`).finally(() => maker.close())
  url.pathname = `/${name}`
  const database = openDatabase({ url: url.href, connectionsMax: CONNECTIONS, name: 'bench' })
  started.defer(() => database.close())
  await database.sql.unsafe(TABLES)
  return database
}

const TABLES = `
create extension btree_gist;
create table shifts (
  id uuid primary key, wanted integer not null, starts_at timestamptz not null, ends_at timestamptz not null);
create table claims (
  id uuid primary key, shift_id uuid not null references shifts, person_id uuid not null, unique (shift_id, person_id));
create table answers (person_id uuid not null, key uuid not null, answer uuid not null, primary key (person_id, key));
create table calendar (
  claim_id uuid primary key, person_id uuid not null, period tstzrange not null,
  exclude using gist (person_id with =, period with &&));
create table outbox (id bigint generated always as identity primary key, key uuid not null, messages jsonb not null);`
