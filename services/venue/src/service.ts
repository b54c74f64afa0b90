import { file_xingzhi_venue_v1_venue_events } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { purgeAudit } from '@xingzhi/runtime/audit-entries'
import { systemClock } from '@xingzhi/runtime/clock'
import { openDatabase } from '@xingzhi/runtime/database'
import { migrate } from '@xingzhi/runtime/migrate'
import { preferIndexes } from '@xingzhi/runtime/prefer-indexes'
import { assembleService, type Service, type ServiceOverrides } from '@xingzhi/runtime/service'
import { createWallClock } from '@xingzhi/runtime/wall-clock'
import type { VenueConfig } from './config.ts'
import { listens } from './events/index.ts'
import { republish } from './events/republish.ts'
import { venueRoutes } from './rpc/index.ts'

export const venueMigrations = new URL('../migrations/', import.meta.url)

/** Opens and migrates the database; the service serves its routes at once, and tells its facts from `start` on. */
export async function createVenueService(config: VenueConfig, overrides: ServiceOverrides): Promise<Service> {
  const database = openDatabase({
    url: preferIndexes(config.databaseUrl),
    connectionsMax: config.databaseConnectionsMax,
    name: 'venue',
  })
  try {
    await migrate(database, venueMigrations)
  } catch (error) {
    await database.close()
    throw error
  }
  const context = {
    db: database.db,
    clock: overrides.clock ?? systemClock,
    wallClock: createWallClock(config.timeZone),
  }
  return assembleService(database, config, overrides, {
    name: 'venue',
    topic: 'xingzhi.venue.v1',
    eventFiles: [file_xingzhi_venue_v1_venue_events],
    routes: venueRoutes(context),
    listens,
    jobs: [purgeAudit(context, config.keeping)],
    republish: republish,
  })
}
