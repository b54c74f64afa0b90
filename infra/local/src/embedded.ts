import { readGatewayConfig } from '@xingzhi/gateway/config'
import { createGateway } from '@xingzhi/gateway/server'
import { type ServiceName, serviceNames } from '@xingzhi/proto/services'
import type { Bus } from '@xingzhi/runtime/bus/bus'
import { createKafkaBus } from '@xingzhi/runtime/bus/kafka'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { type Clock, systemClock } from '@xingzhi/runtime/clock'
import type { Log } from '@xingzhi/runtime/log'
import type { Service } from '@xingzhi/runtime/service'
import type { SystemSettings } from './config.ts'
import { lockDataDir } from './data-dir.ts'
import { openLogFile } from './log-file.ts'
import { provideDatabases, serviceEnvironment } from './own-postgres.ts'
import { addressOf, refuseUsedPort } from './port.ts'
import { removeRunFile, writeRunFile } from './run-file.ts'
import { seedEmptySystem } from './seed.ts'
import { createServices } from './service-list.ts'
import { ensureWebBuilt } from './web-build.ts'

export interface Embedded {
  /** Where the pages are. */
  url: string
  services: Record<ServiceName, Service>
  log: Log
  /** Lets what is in hand end, then stops everything that was started. */
  stop(): Promise<void>
}

interface Options {
  clock: Clock
  log: Log
}

/** Starts the whole system in this process, and a PostgreSQL of our own unless every database is set. */
export async function startEmbedded(
  settings: SystemSettings,
  overrides: Partial<Options> = {},
): Promise<Embedded> {
  const { dataDir } = settings
  // What was started is stopped in the opposite order.
  const started = new AsyncDisposableStack()
  try {
    started.defer(lockDataDir(dataDir))
    removeRunFile(dataDir)
    await refuseUsedPort(settings)
    const log = overrides.log ?? openLogFile(dataDir, settings.logLevel)
    return await startParts(settings, { clock: systemClock, ...overrides, log }, started)
  } catch (error) {
    await started.disposeAsync()
    throw error
  }
}

async function startParts(
  settings: SystemSettings,
  options: Options,
  started: AsyncDisposableStack,
): Promise<Embedded> {
  const { dataDir } = settings
  const startedAt = new Date().toISOString()
  const web = settings.webBuild ? ensureWebBuilt(options.log) : Promise.resolve()
  // Told when it is waited for.
  web.catch(() => {})
  const { urls: databases, postgres } = await provideDatabases(settings, options)
  started.defer(() => postgres?.stop())
  const env = serviceEnvironment(settings, databases)
  const bus = openBus(settings, options.log)
  started.defer(() => bus.close())
  // All are there before the first one starts: what one tells reaches everybody who listens.
  const services = await createServices(serviceNames, env, { ...options, bus }, started)
  for (const service of Object.values(services)) await service.start()
  if (settings.demo) await seedEmptySystem(services, { ...options, actorKey: env.ACTOR_KEY })
  await web

  const config = readGatewayConfig({ INNER_PORT: '0', ...env })
  const ready = async () => (await Promise.all(Object.values(services).map((one) => one.ready()))).flat()
  const gateway = createGateway(config, {
    ...options,
    ...services,
    bus,
    redisUrl: settings.redisUrl,
    ready,
  })
  started.defer(() => gateway.stop())
  const { port, innerUrl } = await gateway.start()
  const url = addressOf(settings.host, port)
  writeRunFile(dataDir, {
    mode: 'embedded',
    url,
    startedAt,
    processes: [{ name: 'xingzhi', pid: process.pid, url: innerUrl ?? null }],
    databases,
    kafka: settings.kafkaBrokers ?? null,
    redis: settings.redisUrl ?? null,
  })
  started.defer(() => removeRunFile(dataDir))
  const running = started.move()
  return { url, services, log: options.log, stop: () => running.disposeAsync() }
}

function openBus({ kafkaBrokers }: SystemSettings, log: Log): Bus {
  return kafkaBrokers === undefined
    ? createLocalBus()
    : createKafkaBus({ brokers: kafkaBrokers, clientId: 'xingzhi', log })
}
