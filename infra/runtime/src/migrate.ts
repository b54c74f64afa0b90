import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { assert } from './assert.ts'
import { type Database, transaction } from './database.ts'

export interface Migration {
  name: string
  statements: string
  hash: string
}

export const RUNTIME_MIGRATIONS = new URL('../migrations/', import.meta.url)
const MIGRATION_FILE = /^\d{4}_[\w-]+\.sql$/
// Any fixed number will do: it only has to be the same in every process.
const MIGRATION_LOCK = 7_462_001

/** Runs the runtime's and then the service's SQL files (`0001_name.sql`, in order) that have not run yet, all or none. A file that ran must not change any more. */
export async function migrate(database: Database, folder: URL): Promise<void> {
  const scopes = [
    { scope: 'runtime', migrations: await readMigrations(RUNTIME_MIGRATIONS) },
    { scope: 'service', migrations: await readMigrations(folder) },
  ]
  await transaction(database.sql, async (tx) => {
    await tx`set local statement_timeout = 0`
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`
    await tx`create table if not exists migrations (
      scope text not null, name text not null, hash text not null, at timestamptz not null default now(),
      primary key (scope, name))`
    const ran = await tx<
      { scope: string; name: string; hash: string }[]
    >`select scope, name, hash from migrations`
    const hashes = new Map(ran.map((row) => [`${row.scope}/${row.name}`, row.hash]))
    for (const { scope, migrations } of scopes) {
      for (const migration of migrations) {
        const hash = hashes.get(`${scope}/${migration.name}`)
        if (hash === migration.hash) continue
        assert(
          hash === undefined,
          `migration ${scope}/${migration.name} changed after it ran: write a new one`,
        )
        await tx.unsafe(migration.statements)
        await tx`insert into migrations (scope, name, hash) values (${scope}, ${migration.name}, ${migration.hash})`
      }
    }
  })
}

/** The SQL files of a folder, in the order in which they run. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const path = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`)
  const names = (await readdir(fileURLToPath(path))).filter((name) => MIGRATION_FILE.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(new URL(name, path), 'utf8')
      return { name, statements, hash: createHash('sha256').update(statements).digest('hex') }
    }),
  )
}
