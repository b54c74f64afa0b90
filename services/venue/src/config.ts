import { postgresAddress, readSettings, timeZoneName } from '@xingzhi/runtime/env'
import { type KeepingTimes, keepingSettings, keptDays, toKeepingTimes } from '@xingzhi/runtime/keeping-config'
import { keySetting } from '@xingzhi/runtime/keys'
import { type ProcessConfig, processSettings, toProcessConfig } from '@xingzhi/runtime/process-config'
import type { ServiceConfig } from '@xingzhi/runtime/service'
import { z } from 'zod'

export interface VenueConfig extends ServiceConfig {
  /** The district's: opening hours and days are read in it. An IANA name. */
  timeZone: string
  keeping: VenueKeeping
}

export interface VenueKeeping extends KeepingTimes {
  auditKeptDays: number
}

export type VenueProcessConfig = VenueConfig & ProcessConfig

const settings = z.object({
  VENUE_DATABASE_URL: postgresAddress,
  VENUE_DATABASE_CONNECTIONS_MAX: z.coerce.number().int().min(2).max(100).default(10),
  ACTOR_KEY: keySetting,
  TIME_ZONE: timeZoneName.default('Asia/Shanghai'),
  ...keepingSettings,
  // The law asks for the logs of half a year (网络安全法 §21).
  AUDIT_KEPT_DAYS: keptDays(180, 3_650, 1_095),
})

const ownProcessSettings = settings.extend(processSettings('venue'))

type Environment = Record<string, string | undefined>

/** The settings of this service in whatever process. Throws one error that names every problem. */
export function readVenueConfig(env: Environment): VenueConfig {
  return toConfig(readSettings(settings, env))
}

/** The settings of this service in a process of its own. Throws one error that names every problem. */
export function readVenueProcessConfig(env: Environment): VenueProcessConfig {
  const read = readSettings(ownProcessSettings, env)
  return { ...toConfig(read), ...toProcessConfig(read) }
}

function toConfig(read: z.output<typeof settings>): VenueConfig {
  return {
    databaseUrl: read.VENUE_DATABASE_URL,
    databaseConnectionsMax: read.VENUE_DATABASE_CONNECTIONS_MAX,
    actorKey: read.ACTOR_KEY,
    timeZone: read.TIME_ZONE,
    keeping: { ...toKeepingTimes(read), auditKeptDays: read.AUDIT_KEPT_DAYS },
  }
}
