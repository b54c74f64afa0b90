import { readSettings } from '@xingzhi/runtime/env'
import { readSoak, type Soak } from '@xingzhi/runtime/testing/config'
import { z } from 'zod'

export interface E2eConfig {
  /** The browser to drive. */
  chromiumPath: string
  /** Screenshots of pages and of failures; not in git. */
  artefactsFolder: string
  /** Whether a picture of each page is kept. */
  pictures: boolean
  /** How much is drawn and killed, and from what number. */
  soak: Soak
}

const settings = z.object({
  // vitest.config.ts sets it to the browser that the machine has.
  CHROMIUM_PATH: z.string().min(1),
  PICTURES: z.enum(['on', 'off']).default('off'),
})

export function readE2eConfig(env: Record<string, string | undefined>): E2eConfig {
  const read = readSettings(settings, env)
  return {
    chromiumPath: read.CHROMIUM_PATH,
    pictures: read.PICTURES === 'on',
    soak: readSoak(env),
    artefactsFolder: new URL('../artefacts/', import.meta.url).pathname,
  }
}
