import { setTimeout as pause } from 'node:timers/promises'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import { type PgDatabase, PgPreparedQuery, type PgTransaction } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { assert, must } from './assert.ts'
import type { Log } from './log.ts'
import { poolSize } from './metrics.ts'

type Types = { bigint: bigint | number; day: string; json: unknown }
type NoRelations = Record<string, never>

/** What a service speaks to its database with: the pool, or a transaction. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, NoRelations>
/** A transaction under way. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, NoRelations, ExtractTablesWithRelations<NoRelations>>
/** The driver below: for the runtime's own tables, and for a hot path with a pool of its own. */
export type Sql = postgres.Sql<Types>
export type SqlTx = postgres.TransactionSql<Types>

export interface DatabaseOptions {
  url: string
  connectionsMax: number
  /** Shown by the server in pg_stat_activity. */
  name: string
  statementTimeoutMs?: number
  /** Settings of the server for each connection. */
  parameters?: Record<string, string | number>
  /** Called when a connection closes, whoever closed it. */
  onClose?: () => void
  /** Called for a notification on a channel that one of the connections listens to. */
  onNotify?: (channel: string) => void
}

export interface Database {
  db: Db
  /** The driver of the same connections: each tagged statement is prepared once per connection. */
  sql: Sql
  url: string
  name: string
  close(): Promise<void>
}

const STATEMENT_TIMEOUT_MS = 30_000
const CONNECT_TIMEOUT_SECONDS = 5
// A client whose process froze or whose machine vanished gives its locks back within half a minute.
const GIVES_UP_CLIENTS = {
  idle_in_transaction_session_timeout: 30_000,
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
}
const CLOSE_TIMEOUT_SECONDS = 5
const RETRIES_MAX = 6

/** Opens a pool. Connections are made when they are first needed. */
export function openDatabase(options: DatabaseOptions): Database {
  const sql: Sql = postgres(options.url, {
    max: options.connectionsMax,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: (attempt: number) => Math.min(2, 0.05 * 2 ** attempt),
    types: plainTypes,
    connection: {
      application_name: options.name,
      statement_timeout: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
      ...GIVES_UP_CLIENTS,
      ...options.parameters,
    },
    onnotice: () => {},
    ...(options.onClose && { onclose: options.onClose }),
    // Known to postgres.js, not to its types: notifications of this very connection (sql.listen opens one more).
    ...(options.onNotify && { onnotify: options.onNotify }),
  })
  poolSize.set({ pool: options.name }, options.connectionsMax)
  return {
    sql,
    db: drizzle(withOwnParsers(sql)) as unknown as Db,
    url: options.url,
    name: options.name,
    close: () => sql.end({ timeout: CLOSE_TIMEOUT_SECONDS }),
  }
}

/** Runs `work` in a transaction, again when it lost against others (deadlock, serialisation): it must have no effect elsewhere. */
export function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T>
export function transaction<T>(sql: Sql, work: (tx: SqlTx) => Promise<T>): Promise<T>
export async function transaction<T>(over: Db | Sql, work: (tx: never) => Promise<T>): Promise<T> {
  const begin = () =>
    typeof over === 'function'
      ? (over.begin(work as (tx: SqlTx) => Promise<T>) as Promise<T>)
      : over.transaction(work as (tx: Tx) => Promise<T>)
  for (let attempt = 1; ; attempt++) {
    try {
      return await begin()
    } catch (error) {
      if (attempt === RETRIES_MAX || !LOST_AGAINST_OTHERS.has(sqlStateOf(error))) throw error
      await pause(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** The driver below a database or a transaction of drizzle's. */
export function sqlOf(tx: Tx | SqlTx): SqlTx
export function sqlOf(over: Db | Sql): Sql
export function sqlOf(over: Db | Sql | SqlTx): Sql | SqlTx {
  if (typeof over === 'function') return over
  const { client } = (over as unknown as { session: { client?: Sql | SqlTx } }).session
  return must(client, 'drizzle keeps its client elsewhere now')
}

/** PostgreSQL's code of an error (`23505`), or the driver's; empty when it has none. */
export function sqlStateOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : ''
}

/** The constraint that refused a statement; undefined when the error is another. */
export function violatedConstraint(error: unknown): string | undefined {
  const name = (error as { constraint_name?: unknown } | undefined)?.constraint_name
  return typeof name === 'string' ? name : undefined
}

/** Whether the database could not be reached, or ended the connection: the same may succeed later. */
export function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = sqlStateOf(cause)
    if (OUTAGES.has(code) || code.startsWith('08')) return true
  }
  return false
}

/** Writes down an outage as what it is: a disk that is full needs somebody, a database that starts anew does not. */
export function logOutage(log: Log, error: unknown, facts: object): void {
  if (isDiskFull(error)) log.error({ ...facts, err: error }, 'the disk of the database is full')
  else log.warn({ ...facts, err: error }, 'the database is away')
}

function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (sqlStateOf(cause) === DISK_FULL) return true
  }
  return false
}

const DISK_FULL = '53100'
const LOST_AGAINST_OTHERS = new Set(['40001', '40P01'])
const OUTAGES = new Set([
  ...[
    'CONNECTION_CLOSED',
    'CONNECTION_ENDED',
    'CONNECTION_DESTROYED',
    'CONNECT_TIMEOUT',
    'CONNECTION_CONNECT_TIMEOUT',
  ],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ENOENT'],
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, idle_in_transaction_session_timeout
  ...['57P01', '57P02', '57P03', '53300', '25P03'],
  // out_of_memory, io_error: the server is in need, and what it was asked is not wrong
  ...[DISK_FULL, '53200', '58030'],
])

// drizzle wraps what the driver throws in an error whose text holds the parameters, which may be people's names, and hides
// the code by which a lost transaction is known. There is no cache here, so nothing else of it is needed.
Object.assign(PgPreparedQuery.prototype, {
  queryWithCache: (_text: string, _parameters: unknown[], run: () => Promise<unknown>) => run(),
})

const text = (value: unknown) => String(value)
const json = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** int8 as a number, a day as 'YYYY-MM-DD' (a Date would move it to another zone), jsonb also from drizzle, which sends it as text. */
const plainTypes = {
  bigint: { to: 20, from: [20], serialize: text, parse: safeInteger },
  day: { to: 1082, from: [1082], serialize: text, parse: text },
  json: { to: 114, from: [114, 3802], serialize: json, parse: (value: string) => JSON.parse(value) },
}

function safeInteger(digits: string): number | bigint {
  const value = Number(digits)
  assert(
    Number.isSafeInteger(value),
    `int8 ${digits} does not fit a number: cast it to text in the statement`,
  )
  return value
}

/** drizzle() replaces the parsers of the client that it is given by ones that leave dates as texts; it gets a copy of them. */
function withOwnParsers(sql: Sql): Sql {
  const options = {
    ...sql.options,
    parsers: { ...sql.options.parsers },
    serializers: { ...sql.options.serializers },
  }
  return new Proxy(sql, {
    get: (target, property) => (property === 'options' ? options : Reflect.get(target, property)),
  })
}
