import { readSettings } from '@xingzhi/runtime/env'
import type { LogLevel } from '@xingzhi/runtime/log'
import type { ServiceConfig } from '@xingzhi/runtime/service'
import { z } from 'zod'

export interface VenueConfig extends ServiceConfig {
  /** The district's: opening hours and days are read in it. An IANA name. */
  timeZone: string
}

/** What only a process of its own needs. */
export interface VenueProcessConfig extends VenueConfig {
  name: string
  logLevel: LogLevel
  host: string
  /** 0: any free one. */
  rpcPort: number
  /** `host:port`, more of them with commas between. */
  kafkaBrokers: string
  /** Where traces go; absent: nowhere. */
  otlpEndpoint: string | undefined
}

const settings = z.object({
  VENUE_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'is no postgres address' }),
  VENUE_DATABASE_CONNECTIONS_MAX: z.coerce.number().int().min(2).max(100).default(10),
  ACTOR_KEY: z.string('must be set').min(32, 'must have at least 32 characters'),
  TIME_ZONE: z.string().refine(isTimeZone, 'is no IANA time zone').default('Asia/Shanghai'),
})

const processSettings = settings.extend({
  PROCESS_NAME: z.string().default('venue'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  RPC_PORT: z.coerce.number('is no port').int().min(0).max(65_535).default(0),
  KAFKA_BROKERS: z.string('must be set'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'is no http address' }).optional(),
})

type Environment = Record<string, string | undefined>

/** The settings of this service in whatever process. Throws one error that names every problem. */
export function readVenueConfig(env: Environment): VenueConfig {
  return toConfig(readSettings(settings, env))
}

/** The settings of this service in a process of its own. Throws one error that names every problem. */
export function readVenueProcessConfig(env: Environment): VenueProcessConfig {
  const read = readSettings(processSettings, env)
  return {
    ...toConfig(read),
    name: read.PROCESS_NAME,
    logLevel: read.LOG_LEVEL,
    host: read.HOST,
    rpcPort: read.RPC_PORT,
    kafkaBrokers: read.KAFKA_BROKERS,
    otlpEndpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT,
  }
}

function toConfig(read: z.output<typeof settings>): VenueConfig {
  return {
    databaseUrl: read.VENUE_DATABASE_URL,
    databaseConnectionsMax: read.VENUE_DATABASE_CONNECTIONS_MAX,
    actorKey: read.ACTOR_KEY,
    timeZone: read.TIME_ZONE,
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
