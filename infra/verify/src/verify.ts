import { type Database, openDatabase, type Sql } from '@xingzhi/runtime/database'
import { compare } from './compare.ts'
import type { Finding } from './finding.ts'
import type { Side } from './look-again.ts'
import { watchOutbox } from './outbox.ts'
import { recount } from './recount.ts'
import { truthsOfServices } from './services.ts'

export type { Finding }

export interface VerifyOptions {
  /** How long the oldest fact of an outbox may stay while its system runs. Default 5,000. */
  outboxStillMs?: number
  /** How long a difference between two services may stay with nothing else settling. Default 10,000. */
  settleMs?: number
  /** False: nobody tells what waits in the outboxes, so it may wait, and explains differences. Default true. */
  isRunning?: boolean
}

const STATEMENT_TIMEOUT_MS = 3_600_000

/**
 * Recounts the truths of a system in its databases, by service; those between two services when both are given. Reads only,
 * each database as of one moment, also while the system is at work.
 */
export async function verify(
  urls: Partial<Record<string, string>>,
  options: VerifyOptions = {},
): Promise<Finding[]> {
  const { outboxStillMs = 5_000, settleMs = 10_000, isRunning = true } = options
  const databases = new Map<string, Database>()
  for (const [name, url] of Object.entries(urls)) {
    if (url !== undefined && truthsOfServices[name] !== undefined)
      databases.set(name, openForReading(name, url))
  }
  try {
    const names = [...databases.keys()]
    const sqlOf = (name: string) => databases.get(name)?.sql
    const outboxes = eachOf(names, sqlOf, (name, sql) => watchOutbox(name, sql, { outboxStillMs, isRunning }))
    // Told once all are read.
    outboxes.catch(() => {})
    const own = await eachOf(names, sqlOf, (name, sql) =>
      recount(name, sql, truthsOfServices[name]?.truths ?? []),
    )
    const between: Finding[] = []
    for (const { name, told, followed } of pairsOf(names, sqlOf)) {
      between.push({ truth: name, ...(await compare(told, followed, { settleMs, isRunning })) })
    }
    return [...own.flat(), ...between, ...(await outboxes)]
  } finally {
    await Promise.all([...databases.values()].map((database) => database.close()))
  }
}

function openForReading(name: string, url: string): Database {
  return openDatabase({
    url,
    connectionsMax: 2,
    name: `verify ${name}`,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    parameters: {
      idle_in_transaction_session_timeout: 0,
      default_transaction_read_only: 'on',
      timezone: 'UTC',
      work_mem: '128MB',
      jit: 'off',
    },
  })
}

function eachOf<T>(
  names: string[],
  sqlOf: (name: string) => Sql | undefined,
  work: (name: string, sql: Sql) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    names.flatMap((name) => {
      const sql = sqlOf(name)
      return sql ? [work(name, sql)] : []
    }),
  )
}

/** What one service tells and another of these keeps. */
function pairsOf(names: string[], sqlOf: (name: string) => Sql | undefined) {
  return names.flatMap((follower) =>
    (truthsOfServices[follower]?.follows ?? []).flatMap(({ of, name, rows }) => {
      const [tellerSql, followerSql] = [sqlOf(of), sqlOf(follower)]
      const told = truthsOfServices[of]?.tells.find((one) => one.name === name)
      if (!tellerSql || !followerSql || !told) return []
      return [
        {
          name: `${follower} follows ${of}: ${name}`,
          told: { service: of, sql: tellerSql, rows: told.rows } satisfies Side,
          followed: { service: follower, sql: followerSql, rows } satisfies Side,
        },
      ]
    }),
  )
}
