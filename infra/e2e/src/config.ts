import { readSettings } from '@xingzhi/runtime/env'
import { z } from 'zod'

export interface E2eConfig {
  /** The browser to drive. */
  chromiumPath: string
  /** Screenshots of pages and of failures; not in git. */
  artefactsFolder: string
  /** How many requests are drawn from the schema. */
  fuzzRequests: number
  /** Draws the same requests again; absent: others each time. */
  fuzzSeed?: number | undefined
  /** How long parts of the cluster are killed under load. */
  chaosSeconds: number
  /** How long each part is kept away. */
  outageSeconds: number
  /** Kills in the same order again; absent: in another each time. */
  chaosSeed?: number | undefined
}

const settings = z.object({
  CHROMIUM_PATH: z.string().min(1).default('/usr/bin/chromium'),
  FUZZ_REQUESTS: z.coerce.number().int().min(1).default(5_000),
  FUZZ_SEED: z.coerce.number().int().optional(),
  CHAOS_SECONDS: z.coerce.number().int().min(20).default(60),
  CHAOS_OUTAGE_SECONDS: z.coerce.number().int().min(3).default(6),
  CHAOS_SEED: z.coerce.number().int().optional(),
})

export function readE2eConfig(env: Record<string, string | undefined>): E2eConfig {
  const read = readSettings(settings, env)
  return {
    chromiumPath: read.CHROMIUM_PATH,
    fuzzRequests: read.FUZZ_REQUESTS,
    fuzzSeed: read.FUZZ_SEED,
    chaosSeconds: read.CHAOS_SECONDS,
    outageSeconds: read.CHAOS_OUTAGE_SECONDS,
    chaosSeed: read.CHAOS_SEED,
    artefactsFolder: new URL('../artefacts/', import.meta.url).pathname,
  }
}
