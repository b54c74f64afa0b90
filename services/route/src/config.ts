import { postgresAddress, readSettings, timeZoneName, wholeNumber } from '@xingzhi/runtime/env'
import { type KeepingTimes, keepingSettings, keptDays, toKeepingTimes } from '@xingzhi/runtime/keeping-config'
import { keySetting } from '@xingzhi/runtime/keys'
import { type ProcessConfig, processSettings, toProcessConfig } from '@xingzhi/runtime/process-config'
import type { ServiceConfig } from '@xingzhi/runtime/service'
import { z } from 'zod'
import type { StaffingRules } from './domain/staffing.ts'

export interface RouteConfig extends ServiceConfig, StaffingRules {
  /** The district's: opening hours and days are read in it. An IANA name. */
  timeZone: string
  keeping: RouteKeeping
}

export interface RouteKeeping extends KeepingTimes {
  auditKeptDays: number
}

export type RouteProcessConfig = RouteConfig & ProcessConfig

const settings = z
  .object({
    ROUTE_DATABASE_URL: postgresAddress,
    ROUTE_DATABASE_CONNECTIONS_MAX: wholeNumber(2, 100).default(10),
    ACTOR_KEY: keySetting,
    TIME_ZONE: timeZoneName.default('Asia/Shanghai'),
    ROUTE_CALL_FOR_HELP_MINUTES: wholeNumber(0, 100_000).default(1440),
    ROUTE_DECIDE_MINUTES: wholeNumber(0, 100_000).default(120),
    ROUTE_SETTLE_SECONDS: wholeNumber(0, 3_600).default(60),
    ...keepingSettings,
    // The law asks for the logs of half a year (网络安全法 §21).
    AUDIT_KEPT_DAYS: keptDays(180, 3_650, 1_095),
  })
  .refine((read) => read.ROUTE_DECIDE_MINUTES <= read.ROUTE_CALL_FOR_HELP_MINUTES, {
    path: ['ROUTE_DECIDE_MINUTES'],
    error: 'is before ROUTE_CALL_FOR_HELP_MINUTES',
  })

type Environment = Record<string, string | undefined>

/** The settings of this service in whatever process. Throws one SettingsError that names every problem. */
export function readRouteConfig(env: Environment): RouteConfig {
  return toConfig(readSettings(settings, env))
}

/** The settings of this service in a process of its own. Throws one SettingsError that names every problem. */
export function readRouteProcessConfig(env: Environment): RouteProcessConfig {
  const read = readSettings(settings.safeExtend(processSettings('route')), env)
  return { ...toConfig(read), ...toProcessConfig(read) }
}

function toConfig(read: z.output<typeof settings>): RouteConfig {
  return {
    databaseUrl: read.ROUTE_DATABASE_URL,
    databaseConnectionsMax: read.ROUTE_DATABASE_CONNECTIONS_MAX,
    actorKey: read.ACTOR_KEY,
    timeZone: read.TIME_ZONE,
    callForHelpMinutes: read.ROUTE_CALL_FOR_HELP_MINUTES,
    decideMinutes: read.ROUTE_DECIDE_MINUTES,
    settleSeconds: read.ROUTE_SETTLE_SECONDS,
    keeping: { ...toKeepingTimes(read), auditKeptDays: read.AUDIT_KEPT_DAYS },
  }
}
