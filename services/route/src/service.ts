import { file_xingzhi_route_v1_events } from '@xingzhi/proto/route/v1/events_pb.js'
import { purgeAudit } from '@xingzhi/runtime/audit-entries'
import { systemClock } from '@xingzhi/runtime/clock'
import { openDatabase } from '@xingzhi/runtime/database'
import { migrate } from '@xingzhi/runtime/migrate'
import { preferIndexes } from '@xingzhi/runtime/prefer-indexes'
import { assembleService, type Service, type ServiceOverrides } from '@xingzhi/runtime/service'
import { createWallClock } from '@xingzhi/runtime/wall-clock'
import type { RouteConfig } from './config.ts'
import type { Context } from './context.ts'
import { createStationCodes } from './domain/station-code.ts'
import { listens } from './events/index.ts'
import { republish } from './events/republish.ts'
import { createCalendarReader } from './holidays/read-calendar.ts'
import { meetDeadlines } from './jobs/meet-deadlines.ts'
import { watchStaffing } from './metrics.ts'
import { createOpeningHours } from './opening-hours/opening-hours.ts'
import { routeRoutes } from './rpc/index.ts'

export const routeMigrations = new URL('../migrations/', import.meta.url)

const deadlinesEveryMs = 15_000

/** Opens and migrates the database; the service serves its routes at once, and tells its facts from `start` on. */
export async function createRouteService(config: RouteConfig, overrides: ServiceOverrides): Promise<Service> {
  const database = openDatabase({
    url: preferIndexes(config.databaseUrl),
    connectionsMax: config.databaseConnectionsMax,
    name: 'route',
  })
  try {
    await migrate(database, routeMigrations)
  } catch (error) {
    await database.close()
    throw error
  }
  const wallClock = createWallClock(config.timeZone)
  const context: Context = {
    db: database.db,
    clock: overrides.clock ?? systemClock,
    wallClock,
    openingHours: createOpeningHours(wallClock),
    readCalendar: createCalendarReader(),
    codes: createStationCodes(config.actorKey),
    staffing: config,
  }
  let unwatch = () => {}
  return assembleService(database, config, overrides, {
    name: 'route',
    topic: 'xingzhi.route.v1',
    eventFiles: [file_xingzhi_route_v1_events],
    routes: routeRoutes(context),
    listens: listens(context),
    jobs: [
      {
        name: 'staffing deadlines',
        everyMs: deadlinesEveryMs,
        run: (signal) => meetDeadlines(context, signal),
      },
      purgeAudit(context, config.keeping),
    ],
    republish: republish(context.clock),
    async start() {
      unwatch = watchStaffing(context)
    },
    async stop() {
      unwatch()
    },
    // What is due by the clock is under way.
    drain: () => meetDeadlines(context),
  })
}
