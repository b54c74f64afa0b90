import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../database.ts'
import { newId } from '../ids.ts'
import { migrate, RUNTIME_MIGRATIONS } from '../migrate.ts'
import { readFunctions, readSqlFiles } from '../sql-files.ts'
// What `inject` knows is declared there.
import type {} from './postgres-setup.ts'

export interface TestDatabase {
  url: string
  /** A pool of its own on it, opened at first use and closed by `drop`. */
  open(connectionsMax?: number): Database
  /** Fails when a connection that the test did not close is still there. */
  drop(): Promise<void>
}

// Any fixed number: only one worker makes a template.
const TEMPLATE_LOCK = 7_462_003

/** A fresh, migrated database on the run's PostgreSQL, copied from a template that is made once per state of the migrations. */
export async function startTestDatabase(name: string, migrations: URL): Promise<TestDatabase> {
  const template = await makeTemplate(name, migrations)
  const database = `${name}_${newId().replaceAll('-', '')}`
  await asAdmin((sql) => sql`create database ${sql(database)} template ${sql(template)} strategy wal_log`)
  const opened: Database[] = []
  return {
    url: urlOf(database),
    open(connectionsMax = 4) {
      const pool = openDatabase({ url: urlOf(database), name: `test ${name}`, connectionsMax })
      opened.push(pool)
      return pool
    },
    async drop() {
      await Promise.all(opened.map((pool) => pool.close()))
      await asAdmin(async (sql) => {
        const left = await connectionsTo(sql, database)
        await sql`drop database ${sql(database)} with (force)`
        if (left.length > 0) throw new Error(`connections left open: ${left.join(', ')}`)
      })
    },
  }
}

async function makeTemplate(name: string, migrations: URL): Promise<string> {
  const files = [
    ...(await readSqlFiles(RUNTIME_MIGRATIONS)),
    ...(await readSqlFiles(migrations)),
    ...(await readFunctions(migrations)),
  ]
  const hash = createHash('sha256')
    .update(files.map((file) => file.hash).join())
    .digest('hex')
    .slice(0, 16)
  const template = `template_${name}_${hash}`
  await asAdmin(async (sql) => {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`
    const [found] = await sql`select from pg_database where datname = ${template} and datistemplate`
    if (found) return
    await sql`drop database if exists ${sql(template)}`
    await sql`create database ${sql(template)}`
    const database = openDatabase({ url: urlOf(template), name: 'template', connectionsMax: 1 })
    await migrate(database, migrations).finally(() => database.close())
    await sql`alter database ${sql(template)} is_template true`
  })
  return template
}

/** Applications still connected after a moment: a connection that was just closed takes one to go. */
async function connectionsTo(sql: postgres.Sql, database: string): Promise<string[]> {
  for (let look = 0; ; look++) {
    const rows = await sql<{ name: string }[]>`
      select application_name as name from pg_stat_activity
      where datname = ${database} and backend_type = 'client backend'`
    if (rows.length === 0 || look === 50) return rows.map((row) => row.name)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function asAdmin<T>(work: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {}, fetch_types: false })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${database}`
  return url.href
}
