import { resolve } from 'node:path'
import { databaseSetting, serviceNames } from '@xingzhi/proto/services'
import { httpAddress, readSettings } from '@xingzhi/runtime/env'
import { sampledShare } from '@xingzhi/runtime/process-config'
import { z } from 'zod'

export type Environment = Record<string, string | undefined>

/** What starts a whole system. The parts read their own settings from `env`. */
export interface SystemSettings {
  host: string
  /** 0: any free one. */
  port: number
  /** Absolute. */
  dataDir: string
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  /** Servers to use instead of own ones: databases by service. */
  databaseUrls: Record<string, string>
  kafkaBrokers: string | undefined
  redisUrl: string | undefined
  /** Made and kept in the data folder when they are not set. */
  sessionKey: string | undefined
  actorKey: string | undefined
  /** Whether an empty system is filled with the demo; off where real people sign in. */
  demo: boolean
  /** Off while Vite serves the pages itself. */
  webBuild: boolean
  /** Where traces go; absent: nowhere. */
  otlpEndpoint: string | undefined
  /** The share of traces that is recorded. */
  sampledShare: number
  env: Environment
}

const onOff = z.enum(['on', 'off'], 'is neither on nor off').transform((word) => word === 'on')

const Settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number('is no port').int().min(0).max(65_535).default(4000),
  DATA_DIR: z.string().default('.xingzhi'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  KAFKA_BROKERS: z.string().optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'is no redis address' }).optional(),
  SESSION_KEY: z.string().optional(),
  ACTOR_KEY: z.string().optional(),
  OIDC_ISSUER: z.string().optional(),
  DEMO: onOff.optional(),
  WEB_BUILD: onOff.default(true),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpAddress.optional(),
  OTEL_TRACES_SAMPLER_ARG: sampledShare,
})

/** Reads the settings of a system; throws one SettingsError that names every problem. */
export function readSystemSettings(env: Environment): SystemSettings {
  const settings = readSettings(Settings, env)
  return {
    host: settings.HOST,
    port: settings.PORT,
    dataDir: resolve(settings.DATA_DIR),
    logLevel: settings.LOG_LEVEL,
    databaseUrls: databaseUrlsOf(env),
    kafkaBrokers: settings.KAFKA_BROKERS,
    redisUrl: settings.REDIS_URL,
    sessionKey: settings.SESSION_KEY,
    actorKey: settings.ACTOR_KEY,
    demo: settings.DEMO ?? settings.OIDC_ISSUER === undefined,
    webBuild: settings.WEB_BUILD,
    otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    sampledShare: settings.OTEL_TRACES_SAMPLER_ARG,
    env,
  }
}

function databaseUrlsOf(env: Environment): SystemSettings['databaseUrls'] {
  const set = serviceNames.flatMap((name) => {
    const url = env[databaseSetting(name)]
    return url ? [[name, url] as const] : []
  })
  return Object.fromEntries(set)
}
