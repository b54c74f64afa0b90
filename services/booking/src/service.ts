import { file_xingzhi_booking_v1_booking_events } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { systemClock } from '@xingzhi/runtime/clock'
import { openDatabase } from '@xingzhi/runtime/database'
import { firstKey } from '@xingzhi/runtime/keys'
import { createLog } from '@xingzhi/runtime/log'
import { migrate } from '@xingzhi/runtime/migrate'
import { preferIndexes } from '@xingzhi/runtime/prefer-indexes'
import { assembleService, type Service, type ServiceOverrides } from '@xingzhi/runtime/service'
import { createAlternatives } from './alternatives/find-alternatives.ts'
import type { BookingConfig } from './config.ts'
import type { Context } from './context.ts'
import { eventHandlers } from './events/index.ts'
import { expireHolds } from './jobs/expire-holds.ts'
import { purgeBooking } from './jobs/purge.ts'
import { republishSlots } from './republish.ts'
import { openReserving } from './reserve/reserving.ts'
import { bookingRoutes } from './rpc/index.ts'

const BOOKING_TOPIC = 'xingzhi.booking.v1'

/** The folder with this service's migrations. */
export const bookingMigrations = new URL('../migrations/', import.meta.url)

/** Opens and migrates the database, and puts the service together. `start` it, then serve its routes. */
export async function createBookingService(
  config: BookingConfig,
  overrides: ServiceOverrides,
): Promise<Service> {
  const { clock = systemClock, log = createLog({ name: 'booking' }) } = overrides
  const url = preferIndexes(config.databaseUrl)
  const database = openDatabase({ url, connectionsMax: config.databaseConnectionsMax, name: 'booking' })
  await migrate(database, bookingMigrations).catch(async (error: unknown) => {
    await database.close()
    throw error
  })

  const reserving = openReserving(config, { clock, log })
  const { combiner } = reserving
  const tokens = createActorTokens(config.actorKey, clock)
  const { db } = database
  const alternatives = createAlternatives({ db, clock })
  const calendarKey = firstKey(config.actorKey)
  const context: Context = { db, clock, rules: config, tokens, calendarKey, combiner, alternatives }
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
      jobs: [expireHolds(context), purgeBooking(context, config.keeping)],
      republish: republishSlots,
      stop: reserving.close,
      drain: combiner.drain,
    },
  )
}
