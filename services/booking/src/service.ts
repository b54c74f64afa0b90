import { file_xingzhi_booking_v1_booking_events } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { systemClock } from '@xingzhi/runtime/clock'
import { openDatabase } from '@xingzhi/runtime/database'
import { createLog } from '@xingzhi/runtime/log'
import { migrate } from '@xingzhi/runtime/migrate'
import { assembleService, type Service, type ServiceOverrides } from '@xingzhi/runtime/service'
import type { BookingConfig } from './config.ts'
import type { Context } from './context.ts'
import { eventHandlers } from './events/index.ts'
import { republishSlots } from './republish.ts'
import { createCombiner } from './reserve/combiner.ts'
import { reserveAll } from './reserve/reserve-all.ts'
import { bookingRoutes } from './rpc/index.ts'

const BOOKING_TOPIC = 'xingzhi.booking.v1'

/** The folder with this service's migrations. */
export const bookingMigrations = new URL('../migrations/', import.meta.url)

// A batch takes some 50 ms; one that waits this long waits for a lock that is stuck.
const RESERVE_TIMEOUT_MS = 5_000

/** Opens and migrates the database, and puts the service together. `start` it, then serve its routes. */
export async function createBookingService(
  config: BookingConfig,
  overrides: ServiceOverrides,
): Promise<Service> {
  const { clock = systemClock, log = createLog({ name: 'booking' }) } = overrides
  const url = preferIndexes(config.databaseUrl)
  const database = openDatabase({ url, connectionsMax: config.databaseConnectionsMax, name: 'booking' })
  // Of its own, so that reserving never waits behind a search.
  const hot = openDatabase({
    url,
    connectionsMax: 1,
    name: 'booking reserve',
    statementTimeoutMs: RESERVE_TIMEOUT_MS,
  })
  await migrate(database, bookingMigrations).catch(async (error: unknown) => {
    await Promise.all([database.close(), hot.close()])
    throw error
  })

  const { activeReservationsMax, batchMax, queueMax } = config
  const combiner: Context['combiner'] = createCombiner({
    run: (batch) => reserveAll({ sql: hot.sql, clock, activeReservationsMax, log }, batch),
    batchMax,
    queueMax,
  })
  const tokens = createActorTokens(config.actorKey, clock)
  const context: Context = { sql: database.sql, clock, rules: config, tokens, combiner }
  return assembleService(
    database,
    config,
    { ...overrides, clock, log },
    {
      name: 'booking',
      topic: BOOKING_TOPIC,
      eventFiles: [file_xingzhi_booking_v1_booking_events],
      routes: bookingRoutes(context),
      listens: eventHandlers(context),
      jobs: [],
      republish: republishSlots,
      async stop() {
        await combiner.drain()
        await hot.close()
      },
      drain: combiner.drain,
    },
  )
}

/**
 * Every statement here is meant to go by an index. Left to statistics, the planner reads whole tables while they are small
 * or just grew; a setting of the connections keeps it from that.
 */
function preferIndexes(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.searchParams.set('enable_seqscan', 'off')
  url.searchParams.set('jit', 'off')
  return url.href
}
