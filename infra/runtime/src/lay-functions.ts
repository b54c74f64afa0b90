import { assert } from './assert.ts'
import { type SqlTx, sqlStateOf } from './database.ts'
import type { SqlFile } from './sql-files.ts'

interface Laid {
  file: string
  hash: string
  names: string[]
}

const FUNCTION = /^create or replace function (\w+)\s*\(/gim
const CANNOT_CHANGE = '42P13'

/**
 * Lays functions from files that say `create or replace function`, in their order: those whose text changed. When one changed
 * its parameters or result, which PostgreSQL replaces by nothing but a drop, all are dropped and laid; a function that no file
 * has any more is dropped. What the files make beside functions (triggers) must bear being made again.
 */
export async function layFunctions(tx: SqlTx, files: SqlFile[]): Promise<void> {
  await tx`create table if not exists laid_functions (
    file text primary key, hash text not null, names text[] not null, at timestamptz not null default now())`
  const laid = await tx<Laid[]>`select file, hash, names from laid_functions`
  const hashes = new Map(laid.map(({ file, hash }) => [file, hash]))
  const changed = files.filter(({ name, hash }) => hashes.get(name) !== hash)
  const wanted = files.flatMap(namesIn)
  assert(new Set(wanted).size === wanted.length, 'a function stands in two files, or in two forms')
  const gone = laid.flatMap(({ names }) => names).filter((name) => !wanted.includes(name))
  if (changed.length === 0 && gone.length === 0) return

  const couldReplace = await tx
    .savepoint((inner) => run(inner, changed))
    .then(() => true)
    .catch((error: unknown) => {
      if (sqlStateOf(error) !== CANNOT_CHANGE) throw error
      return false
    })
  await drop(tx, couldReplace ? gone : [...wanted, ...gone])
  if (!couldReplace) await run(tx, files)
  await remember(tx, files)
}

/** The functions that a file makes. */
export function namesIn({ name, statements }: Pick<SqlFile, 'name' | 'statements'>): string[] {
  const names = Array.from(statements.matchAll(FUNCTION), ([, found = '']) => found.toLowerCase())
  assert(names.length > 0, `${name} makes no function by "create or replace function name("`)
  return names
}

async function run(tx: SqlTx, files: SqlFile[]): Promise<void> {
  for (const { statements } of files) await tx.unsafe(statements)
}

/** In one statement, since functions name each other; but for what a table or a trigger needs: that keeps its form. */
async function drop(tx: SqlTx, names: string[]): Promise<void> {
  const [found] = await tx<{ signatures: string | null }[]>`
    select string_agg(oid::regprocedure::text, ', ') as signatures from pg_proc
    where pronamespace = current_schema()::regnamespace and proname = any(${names})
      and not exists (
        select from pg_depend where refclassid = 'pg_proc'::regclass and refobjid = pg_proc.oid
          and classid <> 'pg_proc'::regclass and deptype = 'n')`
  if (found?.signatures) await tx.unsafe(`drop function ${found.signatures}`)
}

async function remember(tx: SqlTx, files: SqlFile[]): Promise<void> {
  await tx`delete from laid_functions`
  for (const file of files) {
    await tx`
      insert into laid_functions (file, hash, names) values (${file.name}, ${file.hash}, ${namesIn(file)})`
  }
}
