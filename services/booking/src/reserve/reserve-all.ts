import { setTimeout as pause } from 'node:timers/promises'
import { Code, ConnectError } from '@connectrpc/connect'
import { isOutage, logOutage, type Sql, sqlStateOf } from '@xingzhi/runtime/database'
import type { Log } from '@xingzhi/runtime/log'
import { type PlaceRequest, type PlaceVerdict, reserveBatch } from './reserve-batch.ts'

export interface ReserveAllOptions {
  sql: Sql
  clock: () => Date
  activeReservationsMax: number
  log: Log
}

const ATTEMPTS_MAX = 5
const PAUSE_FIRST_MS = 5

// serialization_failure, deadlock_detected, unique_violation, exclusion_violation: somebody else was faster, or a code was
// drawn twice.
const LOST_AGAINST_OTHERS = new Set(['40001', '40P01', '23505', '23P01'])
// query_canceled (the statement's time was over), lock_not_available
const TOOK_TOO_LONG = new Set(['57014', '55P03'])

/**
 * Answers every request with its verdict, or with the error that befell it. A batch that fails is tried again in halves, in
 * the order of the requests: what lost against others wins sooner or later, and a request that nobody can answer fails
 * alone. When the database is away, all fail at once, and nothing is kept.
 */
export async function reserveAll(
  options: ReserveAllOptions,
  requests: readonly PlaceRequest[],
  attempt = 1,
): Promise<(PlaceVerdict | Error)[]> {
  try {
    const { sql, clock, activeReservationsMax } = options
    return await reserveBatch(sql, requests, { now: clock(), activeReservationsMax })
  } catch (error) {
    if (isOutage(error) || TOOK_TOO_LONG.has(sqlStateOf(error))) {
      const facts = { requests: requests.length }
      if (isOutage(error)) logOutage(options.log, error, facts)
      else options.log.warn({ ...facts, err: error }, 'a batch of reservations took too long')
      return requests.map(() => new ConnectError('try again', Code.Unavailable, undefined, undefined, error))
    }
    if (requests.length > 1) {
      const half = Math.ceil(requests.length / 2)
      return [
        ...(await reserveAll(options, requests.slice(0, half))),
        ...(await reserveAll(options, requests.slice(half))),
      ]
    }
    if (!LOST_AGAINST_OTHERS.has(sqlStateOf(error))) return [asError(error)]
    if (attempt === ATTEMPTS_MAX) {
      return [new ConnectError('try again', Code.Unavailable, undefined, undefined, error)]
    }
    await pause(Math.random() * PAUSE_FIRST_MS * 2 ** attempt)
    return reserveAll(options, requests, attempt + 1)
  }
}

const asError = (error: unknown) =>
  error instanceof Error ? error : new Error('unforeseen', { cause: error })
