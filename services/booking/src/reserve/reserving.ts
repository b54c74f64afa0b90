import type { Clock } from '@xingzhi/runtime/clock'
import { type Combiner, createCombiner } from '@xingzhi/runtime/combiner'
import { openDatabase } from '@xingzhi/runtime/database'
import type { Log } from '@xingzhi/runtime/log'
import { preferIndexes } from '@xingzhi/runtime/prefer-indexes'
import { withJoinedSpan } from '@xingzhi/runtime/telemetry'
import type { BookingConfig } from '../config.ts'
import { reserveBatchSize, reserveDatabaseSeconds, reserveWaitSeconds } from './metrics.ts'
import { reserveAll } from './reserve-all.ts'
import type { PlaceRequest, PlaceVerdict } from './reserve-batch.ts'

export interface Reserving {
  combiner: Combiner<PlaceRequest, PlaceVerdict>
  /** Answers what waits, then lets go of the database. */
  close(): Promise<void>
}

type ReservingConfig = Pick<BookingConfig, 'databaseUrl' | 'activeReservationsMax' | 'batchMax' | 'queueMax'>

// A batch takes some 50 ms; one that waits this long waits for a lock that is stuck.
const TIMEOUT_MS = 5_000

/** The combiner, on a connection of its own, so that reserving never waits behind a search. */
export function openReserving(config: ReservingConfig, options: { clock: Clock; log: Log }): Reserving {
  const { databaseUrl, activeReservationsMax, batchMax, queueMax } = config
  const database = openDatabase({
    url: preferIndexes(databaseUrl),
    connectionsMax: 1,
    name: 'booking reserve',
    statementTimeoutMs: TIMEOUT_MS,
  })
  const combiner: Reserving['combiner'] = createCombiner({
    run: (batch) =>
      observed(batch, () => reserveAll({ ...options, sql: database.sql, activeReservationsMax }, batch)),
    batchMax,
    queueMax,
    onBatch(size, waitedMs) {
      reserveBatchSize.observe(size)
      reserveWaitSeconds.observe(waitedMs / 1000)
    },
  })
  return {
    combiner,
    async close() {
      await combiner.drain()
      await database.close()
    },
  }
}

async function observed<T>(batch: readonly PlaceRequest[], work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const span = {
    attributes: { requests: batch.length },
    traceparents: () => batch.map(({ traceparent }) => traceparent),
  }
  try {
    return await withJoinedSpan('reserve_batch', span, work)
  } finally {
    reserveDatabaseSeconds.observe((performance.now() - startedAt) / 1000)
  }
}
