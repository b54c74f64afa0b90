import { httpAddress, postgresAddress, readSettings, timeZoneName, wholeNumber } from '@xingzhi/runtime/env'
import { type KeepingTimes, keepingSettings, keptDays, toKeepingTimes } from '@xingzhi/runtime/keeping-config'
import { keySetting } from '@xingzhi/runtime/keys'
import { type ProcessConfig, processSettings, toProcessConfig } from '@xingzhi/runtime/process-config'
import type { ServiceConfig } from '@xingzhi/runtime/service'
import { z } from 'zod'
import type { ClaimRules } from './domain/claim-rules.ts'
import type { ServiceRules } from './domain/service-bounds.ts'

export interface GuideConfig extends ServiceConfig, ClaimRules, ServiceRules {
  /** The district's: days are counted in it. An IANA name. */
  timeZone: string
  /** How long a guide's time is held for a claim that never commits. */
  holdSeconds: number
  keeping: GuideKeeping
}

export interface GuideKeeping extends KeepingTimes {
  auditKeptDays: number
}

export interface GuideProcessConfig extends GuideConfig, ProcessConfig {
  bookingUrl: string
}

const settings = z.object({
  GUIDE_DATABASE_URL: postgresAddress,
  GUIDE_DATABASE_CONNECTIONS_MAX: wholeNumber(2, 100).default(10),
  ACTOR_KEY: keySetting,
  TIME_ZONE: timeZoneName.default('Asia/Shanghai'),
  GUIDE_REST_MINUTES: wholeNumber(0, 1_440).default(30),
  // Within any 24 hours: who leads until ten in the evening leads from eight in the morning.
  GUIDE_NIGHT_REST_MINUTES: wholeNumber(0, 1_439).default(600),
  GUIDE_DAY_MINUTES_MAX: wholeNumber(1, 1_440).default(480),
  GUIDE_RELEASE_DEADLINE_MINUTES: wholeNumber(0, 100_000).default(1_440),
  GUIDE_CALL_FOR_HELP_MINUTES: wholeNumber(0, 100_000).default(1_440),
  GUIDE_HOLD_SECONDS: wholeNumber(60, 86_400).default(900),
  GUIDE_HOURS_MARGIN_MINUTES: wholeNumber(0, 1_440).default(60),
  GUIDE_HOURS_EARLY_MINUTES: wholeNumber(0, 1_440).default(0),
  GUIDE_WALK_INS_MAX: wholeNumber(0, 1_000).default(5),
  ...keepingSettings,
  AUDIT_KEPT_DAYS: keptDays(180, 3_650, 1_095),
})

const ownProcessSettings = settings.extend(processSettings('guide')).extend({ BOOKING_URL: httpAddress })

type Environment = Record<string, string | undefined>

/** The settings of this service in whatever process. Throws one SettingsError that names every problem. */
export function readGuideConfig(env: Environment): GuideConfig {
  return toConfig(readSettings(settings, env))
}

/** The settings of this service in a process of its own. Throws one SettingsError that names every problem. */
export function readGuideProcessConfig(env: Environment): GuideProcessConfig {
  const read = readSettings(ownProcessSettings, env)
  return { ...toConfig(read), ...toProcessConfig(read), bookingUrl: read.BOOKING_URL }
}

function toConfig(read: z.output<typeof settings>): GuideConfig {
  return {
    databaseUrl: read.GUIDE_DATABASE_URL,
    databaseConnectionsMax: read.GUIDE_DATABASE_CONNECTIONS_MAX,
    actorKey: read.ACTOR_KEY,
    timeZone: read.TIME_ZONE,
    restMinutes: read.GUIDE_REST_MINUTES,
    nightRestMinutes: read.GUIDE_NIGHT_REST_MINUTES,
    dayMinutesMax: read.GUIDE_DAY_MINUTES_MAX,
    releaseDeadlineMinutes: read.GUIDE_RELEASE_DEADLINE_MINUTES,
    callForHelpMinutes: read.GUIDE_CALL_FOR_HELP_MINUTES,
    holdSeconds: read.GUIDE_HOLD_SECONDS,
    hoursMarginMinutes: read.GUIDE_HOURS_MARGIN_MINUTES,
    hoursEarlyMinutes: read.GUIDE_HOURS_EARLY_MINUTES,
    walkInsMax: read.GUIDE_WALK_INS_MAX,
    keeping: { ...toKeepingTimes(read), auditKeptDays: read.AUDIT_KEPT_DAYS },
  }
}
