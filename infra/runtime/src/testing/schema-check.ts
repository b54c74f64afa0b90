import { existsSync, readFileSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../database.ts'

/** What a schema file exports: its tables, and whatever else. */
export type SchemaModule = Record<string, unknown>

const RUNTIME_TABLES = [
  'outbox',
  'inbox',
  'dead_letters',
  'idempotency',
  'relay',
  'migrations',
  'laid_functions',
]

/**
 * What the schema and a migrated database do not say alike: tables, columns with type, nullability, default, keys, and the
 * names of indexes, checks and unique constraints. `byHand` names what only the migrations can make (generated columns,
 * exclusion constraints and their indexes): `sessions.during`, `sessions_room_free`.
 */
export async function schemaDifferences(
  database: Database,
  schema: SchemaModule,
  byHand: readonly string[] = [],
): Promise<string[]> {
  const described = Object.values(schema)
    .filter((one): one is PgTable => is(one, PgTable))
    .flatMap(describe)
  const there = (await readDescription(database)).filter((line) => {
    const name = /^\w+ ([\w.]+)/.exec(line)?.[1] ?? ''
    return !byHand.includes(name)
  })
  return [
    ...described.filter((line) => !there.includes(line)).map((line) => `only in the schema: ${line}`),
    ...there.filter((line) => !described.includes(line)).map((line) => `only in the database: ${line}`),
  ].sort()
}

/** What drizzle-kit would still write as a migration: the schema changed, and nobody ran `npm run generate`. */
export async function ungenerated(migrations: URL, schema: SchemaModule): Promise<string[]> {
  const journal = new URL('meta/_journal.json', migrations)
  if (!existsSync(journal)) return [`there is no ${journal.pathname.split('/').slice(-3).join('/')}`]
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { idx: number }[] }
  const last = String(entries.at(-1)?.idx ?? 0).padStart(4, '0')
  const snapshot = JSON.parse(readFileSync(new URL(`meta/${last}_snapshot.json`, migrations), 'utf8'))
  const { generateDrizzleJson, generateMigration } = await import('drizzle-kit/api')
  return generateMigration(snapshot, generateDrizzleJson(schema, snapshot.id))
}

/** Every constraint, index, trigger and function of a database, a line each, for a list that is committed. */
export async function databaseObjects({ sql }: Database): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select line from (
      select 'constraint ' || conrelid::regclass || '.' || conname || ': ' || pg_get_constraintdef(oid) as line
      from pg_constraint where connamespace = current_schema()::regnamespace and contype <> 'n'
      union all
      select 'index ' || indexdef from pg_indexes where schemaname = current_schema()
      union all
      select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all
      select 'function ' || oid::regprocedure || ' returns ' || pg_get_function_result(oid)
      from pg_proc p where pronamespace = current_schema()::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    ) as objects order by line collate "C"`
  return rows.map(({ line }) => line)
}

function describe(table: PgTable): string[] {
  const { name, columns, indexes, foreignKeys, checks, primaryKeys, uniqueConstraints } =
    getTableConfig(table)
  const ownKey = columns.filter((column) => column.primary)
  const keys = [...primaryKeys.map((key) => key.columns), ...(ownKey.length > 0 ? [ownKey] : [])]
  return [
    ...columns.map((column) => {
      const fallback = column.hasDefault && !column.generatedIdentity ? ' with a default' : ''
      const nullability = column.notNull ? ' not null' : ''
      return `column ${name}.${column.name}: ${typeOf(column.getSQLType())}${nullability}${fallback}`
    }),
    ...keys.map((key) => `key ${name}: ${key.map((column) => column.name).join()}`),
    ...foreignKeys.map((foreignKey) => {
      const { columns: from, foreignColumns: to, foreignTable } = foreignKey.reference()
      const target = getTableConfig(foreignTable).name
      return `reference ${name}: ${from.map((one) => one.name).join()} to ${target} ${to.map((one) => one.name).join()}`
    }),
    ...indexes.map(({ config }) => `index ${config.name}`),
    ...checks.map((check) => `check ${check.name}`),
    ...uniqueConstraints.map((constraint) => `unique ${constraint.name}`),
    ...columns.filter((column) => column.isUnique).map((column) => `unique ${column.uniqueName}`),
  ]
}

/** PostgreSQL's own names of types. */
function typeOf(type: string): string {
  return type
    .replace(
      /^timestamp(\s*\(\d\))? with time zone$/,
      (_, precision = '') => `timestamp${precision.trim()} with time zone`,
    )
    .replace(/^bigserial$/, 'bigint')
    .replace(/^serial$/, 'integer')
}

async function readDescription({ sql }: Database): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with own as (
      select oid, relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
        and relname <> all(${RUNTIME_TABLES})
    ), named as (
      select con.*, own.name as table_name, (
        select string_agg(attname, ',' order by n) from unnest(conkey) with ordinality as k (attnum, n)
        join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.attnum) as columns
      from pg_constraint con join own on own.oid = con.conrelid
    )
    select 'column ' || own.name || '.' || attname || ': ' || format_type(atttypid, atttypmod)
      || case when attnotnull then ' not null' else '' end
      || case when atthasdef and attgenerated = '' then ' with a default' else '' end as line
    from own join pg_attribute on attrelid = own.oid where attnum > 0 and not attisdropped
    union all
    select 'key ' || table_name || ': ' || columns from named where contype = 'p'
    union all
    select 'reference ' || table_name || ': ' || columns || ' to ' || confrelid::regclass || ' ' || (
      select string_agg(attname, ',' order by n) from unnest(confkey) with ordinality as k (attnum, n)
      join pg_attribute a on a.attrelid = confrelid and a.attnum = k.attnum)
    from named where contype = 'f'
    union all
    select 'check ' || conname from named where contype = 'c'
    union all
    select 'unique ' || conname from named where contype = 'u'
    union all
    select 'exclusion ' || conname from named where contype = 'x'
    union all
    select 'index ' || ic.relname from pg_index join own on own.oid = indrelid join pg_class ic on ic.oid = indexrelid
    where not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))`
  return rows.map(({ line }) => line)
}
