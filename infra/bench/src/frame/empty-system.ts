import { join } from 'node:path'
import { readGatewayConfig } from '@xingzhi/gateway/config'
import { createGateway } from '@xingzhi/gateway/server'
import { readSystemSettings } from '@xingzhi/local/config'
import { provideDatabases, serviceEnvironment } from '@xingzhi/local/own-postgres'
import { createServices } from '@xingzhi/local/service-list'
import { type ServiceName, serviceNames } from '@xingzhi/proto/services'
import { type Actor, createActorTokens } from '@xingzhi/runtime/actor'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { systemClock } from '@xingzhi/runtime/clock'
import { silentLog } from '@xingzhi/runtime/log'
import { asActor } from '@xingzhi/runtime/rpc-client'
import type { Service } from '@xingzhi/runtime/service'
import { scratchFolder } from './scratch-folder.ts'

/** All services in this process, as `npm start` has them, on empty databases of their own. */
export interface EmptySystem {
  services: Record<ServiceName, Service>
  /** By service. */
  databases: Record<string, string>
  token(actor: Actor): string
  /** Call options: who asks. */
  as(actor: Actor): ReturnType<typeof asActor>
  /** A gateway to it, in this process; its address. */
  openGateway(): Promise<Gateway>
  /** Resolves when everybody has followed what was told: what one arm left must not burden the next. */
  settle(): Promise<void>
}

export interface Gateway {
  url: string
  /** What cookies are sealed with. */
  sessionKey: string
}

const KEYS = {
  ACTOR_KEY: 'an actor key that lives for one run of one bench',
  SESSION_KEY: 'a session key that lives for one run of one bench',
}
/** Route tells guide, guide tells route, route tells booking. */
const TELLINGS = 3

export async function startEmptySystem(started: AsyncDisposableStack): Promise<EmptySystem> {
  const settings = readSystemSettings({ DATA_DIR: join(await scratchFolder(started), 'data'), ...KEYS })
  const { urls, postgres } = await provideDatabases(settings, { log: silentLog })
  started.defer(() => postgres?.stop())
  const bus = createLocalBus()
  started.defer(() => bus.close())
  const env = serviceEnvironment(settings, urls)
  const services = await createServices(serviceNames, env, { bus, log: silentLog }, started)
  for (const service of Object.values(services)) await service.start()
  const tokens = createActorTokens(KEYS.ACTOR_KEY, systemClock)
  return {
    services,
    databases: urls,
    token: (actor) => tokens.sign(actor),
    as: (actor) => asActor(tokens.sign(actor)),
    async openGateway() {
      const config = readGatewayConfig({ ...env, PORT: '0', RATE_LIMITS: 'off' })
      const gateway = createGateway(config, { ...services, bus, log: silentLog })
      started.defer(() => gateway.stop())
      return { url: (await gateway.start()).url, sessionKey: KEYS.SESSION_KEY }
    },
    async settle() {
      for (let telling = 0; telling < TELLINGS; telling++) {
        for (const service of Object.values(services)) await service.drain()
      }
    },
  }
}
