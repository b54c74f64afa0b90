import { z } from 'zod'
import { httpAddress } from './env.ts'
import type { LogLevel } from './log.ts'

/** What only a process of its own needs, beside the service's own settings. */
export interface ProcessConfig {
  name: string
  logLevel: LogLevel
  host: string
  /** 0: any free one. */
  rpcPort: number
  /** `host:port`, more of them with commas between. */
  kafkaBrokers: string
  /** Where traces go; absent: nowhere. */
  otlpEndpoint: string | undefined
  /** The share of traces that is recorded. */
  sampledShare: number
}

/** A share of traces, from 0 to 1. */
export const sampledShare = z.coerce.number('is no number').min(0).max(1).default(0.1)

/** The fields of a settings schema that `toProcessConfig` reads; the process is called like the service when nobody names it. */
export const processSettings = (serviceName: string) => ({
  PROCESS_NAME: z.string().default(serviceName),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  RPC_PORT: z.coerce.number('is no port').int().min(0).max(65_535).default(0),
  KAFKA_BROKERS: z.string('must be set'),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpAddress.optional(),
  OTEL_TRACES_SAMPLER_ARG: sampledShare,
})

type ProcessSettings = z.output<z.ZodObject<ReturnType<typeof processSettings>>>

export function toProcessConfig(read: ProcessSettings): ProcessConfig {
  return {
    name: read.PROCESS_NAME,
    logLevel: read.LOG_LEVEL,
    host: read.HOST,
    rpcPort: read.RPC_PORT,
    kafkaBrokers: read.KAFKA_BROKERS,
    otlpEndpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT,
    sampledShare: read.OTEL_TRACES_SAMPLER_ARG,
  }
}
