import { setTimeout as pause } from 'node:timers/promises'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { assert } from './assert.ts'
import type { Log } from './log.ts'
import { poolSize } from './metrics.ts'

type Types = { bigint: bigint | number; day: string; json: unknown }
export type Sql = postgres.Sql<Types>
/** A transaction under way. */
export type Tx = postgres.TransactionSql<Types>

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
  /** postgres.js: each tagged statement is prepared once per connection. */
  sql: Sql
  /** drizzle over the same connections. */
  db: PostgresJsDatabase
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
    db: drizzle(withOwnParsers(sql)),
    url: options.url,
    name: options.name,
    close: () => sql.end({ timeout: CLOSE_TIMEOUT_SECONDS }),
  }
}

/** Runs `work` in a transaction, again when it lost against others (deadlock, serialisation): it must have no effect elsewhere. */
export async function transaction<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await sql.begin(work)) as T
    } catch (error) {
      if (attempt === RETRIES_MAX || !LOST_AGAINST_OTHERS.has(codeOf(error))) throw error
      await pause(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** Whether the database could not be reached, or ended the connection: the same may succeed later. */
export function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = codeOf(cause)
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
    if (codeOf(cause) === DISK_FULL) return true
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

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : ''
}

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
