import { getTableColumns, getTableName, Param, Placeholder, type SQL, sql } from 'drizzle-orm'
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import { type Db, type Sql, sqlOf } from './database.ts'

/** The values of a statement, each in its place: `given.siteId` stands for what comes as `siteId`. */
export type Given<Values> = { readonly [Name in keyof Values & string]: Placeholder<Name, Values[Name]> }

interface Preparable<Rows> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Rows> }
}

// drizzle remembers the columns of a table by its name, and in one process two services may each have a `sites` of its own: what
// writes statements is not shared.
const newCompiler = () => drizzle.mock() as unknown as Db
const newDialect = () => new PgDialect()

// A value that is asked for by its name is a place for it.
const given = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) })

/**
 * A statement that is built once, and prepared once per connection, for what is called often: building it anew costs more than
 * running it. `build` writes it with `given.name` for each value; it is then called with a database, a transaction or the driver of a pool,
 * and the values.
 * Nothing in it may depend on what the values are.
 */
export function prepared<Values, Rows>(
  build: (db: Db, given: Given<Values>) => Preparable<Rows>,
): (over: Db | Sql, values: Values) => Promise<Rows> {
  let statement: ReturnType<Preparable<Rows>['prepare']> | undefined
  return (over, values) => {
    statement ??= build(newCompiler(), given as Given<Values>).prepare('statement')
    const here: typeof statement = Object.create(statement, { client: { value: sqlOf(over as Db) } })
    return here.execute(values as Record<string, unknown>)
  }
}

/** For `values` or `set` of a prepared statement: a place for each column of a table, named as in code. */
export function placesOf<Table extends PgTable>(
  table: Table,
): Record<keyof Table['$inferInsert'] & string, SQL> {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const places = columns.map(([field, column]) => {
    // drizzle asks a column to write even a null that comes in a place.
    const encoder = {
      mapToDriverValue: (value: unknown) => (value === null ? null : column.mapToDriverValue(value)),
    }
    return [field, sql`${new Param(new Placeholder(field), encoder)}`]
  })
  return Object.fromEntries(places)
}

/** The rows of a statement in SQL, prepared by its text: where the statement is the point. Lists go in by `sql.param(list)`. */
export async function rowsOf<Row>(db: Db, statement: SQL<Row>): Promise<Row[] & { count: number }> {
  const { sql: text, params } = newDialect().sqlToQuery(statement)
  const rows = await sqlOf(db).unsafe(text, params as never[], { prepare: true })
  return rows as unknown as Row[] & { count: number }
}

/** All columns of a table by the names that they have in code, for a statement in SQL; `alias`: what the statement calls the table. */
export function columnsOf(table: PgTable, alias: string = getTableName(table)): SQL {
  const names = Object.entries(getTableColumns(table)).map(
    ([field, column]) => `"${alias}"."${column.name}" as "${field}"`,
  )
  // One piece: a statement that is written anew with each call does so in a fifth of the time.
  return sql.raw(names.join(', '))
}
