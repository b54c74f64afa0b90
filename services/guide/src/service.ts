import { file_xingzhi_guide_v1_events } from '@xingzhi/proto/guide/v1/events_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { purgeAudit } from '@xingzhi/runtime/audit-entries'
import { systemClock } from '@xingzhi/runtime/clock'
import { openDatabase } from '@xingzhi/runtime/database'
import { migrate } from '@xingzhi/runtime/migrate'
import { preferIndexes } from '@xingzhi/runtime/prefer-indexes'
import type { RpcTarget } from '@xingzhi/runtime/rpc-client'
import { assembleService, type Service, type ServiceOverrides } from '@xingzhi/runtime/service'
import { createWallClock } from '@xingzhi/runtime/wall-clock'
import { createClaiming } from './claiming/claiming.ts'
import { createTimeHolder } from './claiming/time-holder.ts'
import type { GuideConfig } from './config.ts'
import type { Context } from './context.ts'
import { listens } from './events/index.ts'
import { republish } from './events/republish.ts'
import { askStanding } from './jobs/ask-standing.ts'
import { guideRoutes } from './rpc/index.ts'

export const guideMigrations = new URL('../migrations/', import.meta.url)

export interface GuideOverrides extends ServiceOverrides {
  /** Where booking is: its address, or the service itself in this process. */
  booking: RpcTarget
}

/** Opens and migrates the database; the service serves its routes at once, and tells its facts from `start` on. */
export async function createGuideService(config: GuideConfig, overrides: GuideOverrides): Promise<Service> {
  const database = openDatabase({
    url: preferIndexes(config.databaseUrl),
    connectionsMax: config.databaseConnectionsMax,
    name: 'guide',
  })
  try {
    await migrate(database, guideMigrations)
  } catch (error) {
    await database.close()
    throw error
  }
  const clock = overrides.clock ?? systemClock
  const ground = {
    db: database.db,
    clock,
    wallClock: createWallClock(config.timeZone),
    rules: config,
    time: createTimeHolder(overrides.booking, createActorTokens(config.actorKey, clock), config.holdSeconds),
  }
  const context: Context = { ...ground, claiming: createClaiming(ground) }
  return assembleService(database, config, overrides, {
    name: 'guide',
    topic: 'xingzhi.guide.v1',
    eventFiles: [file_xingzhi_guide_v1_events],
    routes: guideRoutes(context),
    listens: listens(context),
    jobs: [
      purgeAudit(context, config.keeping),
      { name: 'standing of guides', everyMs: 15_000, run: (signal) => askStanding(context, signal) },
    ],
    drain: () => askStanding(context),
    republish,
    stop: context.claiming.drain,
  })
}
