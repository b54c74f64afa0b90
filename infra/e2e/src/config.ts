import { readSettings } from '@xingzhi/runtime/env'
import { z } from 'zod'

export interface E2eConfig {
  /** The browser to drive. */
  chromiumPath: string
  /** Screenshots of pages and of failures; not in git. */
  artefactsFolder: string
}

const settings = z.object({ CHROMIUM_PATH: z.string().min(1).default('/usr/bin/chromium') })

export function readE2eConfig(env: Record<string, string | undefined>): E2eConfig {
  return {
    chromiumPath: readSettings(settings, env).CHROMIUM_PATH,
    artefactsFolder: new URL('../artefacts/', import.meta.url).pathname,
  }
}
