import { readSettings } from '@xingzhi/runtime/env'
import { z } from 'zod'

const settings = z.object({ CHROMIUM_PATH: z.string().min(1).default('/usr/bin/chromium') })

/** The browser to drive. */
export function chromiumPath(env: Record<string, string | undefined>): string {
  return readSettings(settings, env).CHROMIUM_PATH
}
