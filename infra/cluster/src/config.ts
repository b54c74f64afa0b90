import type { Environment } from '@xingzhi/local/config'
import { readSettings } from '@xingzhi/runtime/env'
import { keySetting } from '@xingzhi/runtime/keys'
import { z } from 'zod'

export interface SeedConfig {
  venueUrl: string
  bookingUrl: string
  routeUrl: string
  guideUrl: string
  actorKey: string
  /** Off where real people sign in. */
  demo: boolean
}

const Settings = z.object({
  VENUE_URL: z.url(),
  BOOKING_URL: z.url(),
  ROUTE_URL: z.url(),
  GUIDE_URL: z.url(),
  ACTOR_KEY: keySetting,
  OIDC_ISSUER: z.string().optional(),
  DEMO: z
    .enum(['on', 'off'])
    .transform((word) => word === 'on')
    .optional(),
})

/** Settings of the task that fills an empty system with the demo. */
export function readSeedConfig(env: Environment): SeedConfig {
  const read = readSettings(Settings, env)
  return {
    venueUrl: read.VENUE_URL,
    bookingUrl: read.BOOKING_URL,
    routeUrl: read.ROUTE_URL,
    guideUrl: read.GUIDE_URL,
    actorKey: read.ACTOR_KEY,
    demo: read.DEMO ?? read.OIDC_ISSUER === undefined,
  }
}
