import { setTimeout as sleep } from 'node:timers/promises'
import { createRegistry, type DescFile, type Registry } from '@bufbuild/protobuf'
import { assert, must } from './assert.ts'
import type { Bus } from './bus/bus.ts'
import { type Database, isOutage, openDatabase, type Sql } from './database.ts'
import { insertLetter, OUTBOX_LETTERS } from './dead-letters.ts'
import type { Log } from './log.ts'
import { deadLettersTotal, relayedTotal } from './metrics.ts'
import { OUTBOX_CHANNEL } from './outbox.ts'
import { type OutboxRow, readOutboxRow, type UnsendableMessage } from './outbox-row.ts'
import { pauseFor } from './pause.ts'
import { createRelayRest } from './relay-rest.ts'
import { SpanKind, withJoinedSpan } from './telemetry.ts'

export interface RelayOptions {
  database: Pick<Database, 'url' | 'name'>
  bus: Pick<Bus, 'publish'>
  topic: string
  /** CloudEvents source: `xingzhi/booking`. */
  source: string
  /** The protobuf files whose messages the outbox holds. */
  eventFiles: readonly DescFile[]
  log: Log
  /** How soon it looks again when nothing wakes it. */
  pollMs?: number
}

export interface Relay {
  start(): void
  /** Looks at once: for those who know that there is a new row. */
  wake(): void
  /** Resolves when the outbox was found empty after this call. */
  drain(): Promise<void>
  /** Lets the publication in hand end. Rows that are left go out at the next start. */
  stop(): Promise<void>
  /** Whether this relay is the one that works for its database. */
  isLeading(): boolean
}

const ROWS_MAX = 100
const POLL_MS = 500
const PAUSE_FIRST_MS = 20
const PAUSE_MAX_MS = 1_000
// One number for all databases: an advisory lock belongs to one database.
const RELAY_LOCK = 7_462_002
const DRAIN_POLL_MS = 5
const STOP_WITHIN_MS = 5_000
const LEADER_PARAMETERS = {
  // A row whose deletion is lost in a crash is sent once more, which consumers expect.
  synchronous_commit: 'off',
}

/**
 * Sends outbox rows to the bus in the order of their ids and deletes them once the bus has them: at least once, in order per key.
 * Always reads from the front: ids are drawn before commit, so a cursor would pass over a row that commits late.
 */
export function createRelay(options: RelayOptions): Relay {
  const registry = createRegistry(...options.eventFiles)
  const bell = createBell()
  const pollMs = options.pollMs ?? POLL_MS
  const stopping = new AbortController()
  let leading = false
  let running: Promise<void> | undefined

  // One connection holds the lock, listens, reads and deletes: when it is lost, so are the lock and the right to go on.
  const connection = openDatabase({
    url: options.database.url,
    name: `${options.database.name} relay`,
    connectionsMax: 1,
    parameters: LEADER_PARAMETERS,
    onClose: () => {
      leading = false
    },
    onNotify: bell.ring,
  })

  const rest = createRelayRest(connection.sql, { rowsMax: ROWS_MAX, pollMs })

  async function run(): Promise<void> {
    let pauseMs = PAUSE_FIRST_MS
    while (!stopping.signal.aborted) {
      try {
        if (!leading && (await lead(connection.sql))) {
          leading = true
          rest.begin()
        }
        const waitMs = leading ? await rest.after(await relayRows(connection.sql, registry, options)) : pollMs
        pauseMs = PAUSE_FIRST_MS
        if (waitMs > 0) await bell.wait(waitMs)
      } catch (error) {
        if (pauseMs > POLL_MS) options.log.warn({ err: error, topic: options.topic }, 'the relay cannot send')
        await pauseFor(pauseMs, stopping.signal)
        pauseMs = Math.min(PAUSE_MAX_MS, pauseMs * 2)
      }
    }
  }

  return {
    start() {
      running ??= run()
    },
    wake: bell.ring,
    async drain() {
      assert(running, 'a relay that does not run drains nothing')
      while (!stopping.signal.aborted && !(await isEmpty(connection.sql))) {
        bell.ring()
        await pauseFor(DRAIN_POLL_MS, stopping.signal)
      }
    },
    async stop() {
      stopping.abort()
      bell.ring()
      // A statement or a broker that answers no more must not keep the process; the rows stay where they are.
      await Promise.race([running, sleep(STOP_WITHIN_MS, undefined, { ref: false })])
      await connection.close()
    },
    isLeading: () => leading,
  }
}

/** Takes the lock if nobody has it, and listens. */
async function lead(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${RELAY_LOCK}) as taken`
  if (row?.taken) await sql`listen ${sql(OUTBOX_CHANNEL)}`
  return must(row).taken
}

async function relayRows(sql: Sql, registry: Registry, options: RelayOptions): Promise<number> {
  const rows = await sql<OutboxRow[]>`
    select id, key, event_id as "eventId", traceparent, created_at as "createdAt", messages
    from outbox order by id limit ${ROWS_MAX}`
  if (rows.length === 0) return 0
  const read = rows.map((row) => readOutboxRow(row, registry, options.source))
  const messages = read.flatMap((row) => row.messages)
  const span = {
    kind: SpanKind.PRODUCER,
    traceparents: () => rows.map((row) => row.traceparent),
    attributes: { topic: options.topic, count: messages.length },
  }
  await withJoinedSpan(`publish ${options.topic}`, span, () => options.bus.publish(options.topic, messages))
  relayedTotal.inc({ topic: options.topic }, messages.length)
  const ids = rows.map((row) => row.id)
  const unsendable = read.flatMap((row) => row.unsendable)
  if (unsendable.length > 0) await setAside(sql, unsendable, ids, options)
  else await sql`delete from outbox where id = any(${ids}::bigint[])`
  return rows.length
}

/**
 * Keeps what no attempt would send among the dead letters, so that it holds up nobody, and forgets the rows. Later facts of the
 * same key go out before it: they say all that is true by then, and if it is sent after all, its version is an old one.
 */
async function setAside(
  sql: Sql,
  unsendable: UnsendableMessage[],
  rowIds: number[],
  { topic, log }: RelayOptions,
): Promise<void> {
  await sql.begin(async (tx) => {
    for (const { event, error } of unsendable) {
      await insertLetter(tx, { topic, consumer: OUTBOX_LETTERS, event, error, attempts: 1 })
    }
    await tx`delete from outbox where id = any(${rowIds}::bigint[])`
  })
  for (const { event, error } of unsendable) {
    deadLettersTotal.inc({ consumer: OUTBOX_LETTERS, type: event.type })
    log.error(
      { err: error, topic, eventId: event.id, type: event.type, key: event.key },
      'an event cannot be sent and was set aside',
    )
  }
}

async function isEmpty(sql: Sql): Promise<boolean> {
  try {
    const [row] = await sql<{ empty: boolean }[]>`select not exists (select from outbox) as empty`
    return must(row).empty
  } catch (error) {
    if (isOutage(error)) return false
    throw error
  }
}

/** A wait that ends early when it rings; a ring that nobody waits for is kept for the next wait. */
function createBell() {
  let rung = false
  let answer = () => {}
  return {
    ring() {
      rung = true
      answer()
    },
    async wait(ms: number): Promise<void> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          answer = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
      answer = () => {}
    },
  }
}
