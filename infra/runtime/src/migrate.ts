import { assert } from './assert.ts'
import { type Database, type SqlTx, transaction } from './database.ts'
import { layFunctions } from './lay-functions.ts'
import { readFunctions, readSqlFiles, type SqlFile } from './sql-files.ts'

export const RUNTIME_MIGRATIONS = new URL('../migrations/', import.meta.url)
// Any fixed number will do: it only has to be the same in every process.
const MIGRATION_LOCK = 7_462_001

/**
 * Runs the runtime's and then the service's SQL files (`0001_name.sql`, in order) that have not run yet, and lays the service's
 * functions (`functions/` beside the folder) whose text changed: all or none. A migration that ran must not change any more.
 */
export async function migrate(database: Database, folder: URL): Promise<void> {
  const scopes = [
    { scope: 'runtime', migrations: await readSqlFiles(RUNTIME_MIGRATIONS) },
    { scope: 'service', migrations: await readSqlFiles(folder) },
  ]
  const functions = await readFunctions(folder)
  await transaction(database.sql, async (tx) => {
    await tx`set local statement_timeout = 0`
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`
    for (const { scope, migrations } of scopes) await runMissing(tx, scope, migrations)
    await layFunctions(tx, functions)
  })
}

async function runMissing(tx: SqlTx, scope: string, migrations: SqlFile[]): Promise<void> {
  await tx`create table if not exists migrations (
    scope text not null, name text not null, hash text not null, at timestamptz not null default now(),
    primary key (scope, name))`
  const ran = await tx<{ name: string; hash: string }[]>`
    select name, hash from migrations where scope = ${scope}`
  const hashes = new Map(ran.map(({ name, hash }) => [name, hash]))
  for (const { name, hash, statements } of migrations) {
    const known = hashes.get(name)
    if (known === hash) continue
    assert(known === undefined, `migration ${scope}/${name} changed after it ran: write a new one`)
    await tx.unsafe(statements)
    await tx`insert into migrations (scope, name, hash) values (${scope}, ${name}, ${hash})`
  }
}
