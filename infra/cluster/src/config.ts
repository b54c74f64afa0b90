import type { Environment } from '@xingzhi/local/config'
import type { ServiceName } from '@xingzhi/proto/services'
import { readSettings } from '@xingzhi/runtime/env'
import { keySetting } from '@xingzhi/runtime/keys'
import { serviceAddresses, serviceAddressSettings } from '@xingzhi/runtime/service-addresses'
import { z } from 'zod'

export interface SeedConfig {
  services: Record<ServiceName, string>
  actorKey: string
  /** Off where real people sign in. */
  demo: boolean
}

const Settings = z.object({
  ...serviceAddressSettings,
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
    services: serviceAddresses(read),
    actorKey: read.ACTOR_KEY,
    demo: read.DEMO ?? read.OIDC_ISSUER === undefined,
  }
}
