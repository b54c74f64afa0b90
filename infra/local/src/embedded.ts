import { readGatewayConfig } from '@xingzhi/gateway/config'
import { createGateway } from '@xingzhi/gateway/server'
import { must } from '@xingzhi/runtime/assert'
import type { Bus } from '@xingzhi/runtime/bus/bus'
import { createKafkaBus } from '@xingzhi/runtime/bus/kafka'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { type Clock, systemClock } from '@xingzhi/runtime/clock'
import type { Log } from '@xingzhi/runtime/log'
import type { Service, ServiceOverrides } from '@xingzhi/runtime/service'
import type { Environment, SystemSettings } from './config.ts'
import { keyEnvironment, lockDataDir } from './data-dir.ts'
import { openLogFile } from './log-file.ts'
import { databaseEnvironment, provideDatabases } from './own-postgres.ts'
import { addressOf, refuseUsedPort } from './port.ts'
import { removeRunFile, writeRunFile } from './run-file.ts'
import { seedEmptySystem } from './seed.ts'
import { serviceList } from './service-list.ts'
import { ensureWebBuilt } from './web-build.ts'

export interface Embedded {
  /** Where the pages are. */
  url: string
  /** By name: `venue`, `booking`. */
  services: Record<string, Service>
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
  const names = serviceList.map(({ name }) => name)
  const { urls: databases, postgres } = await provideDatabases(settings, names, options)
  started.defer(() => postgres?.stop())
  const env = { ...settings.env, ...keyEnvironment(settings), ...databaseEnvironment(databases) }
  const bus = openBus(settings, options.log)
  started.defer(() => bus.close())
  const services = await startServices(env, { ...options, bus }, started)
  const [venue, booking] = [must(services['venue']), must(services['booking'])]
  if (settings.demo) await seedEmptySystem({ ...options, venue, booking, actorKey: env.ACTOR_KEY })
  await web

  const config = readGatewayConfig({ INNER_PORT: '0', ...env })
  const ready = async () => (await Promise.all(Object.values(services).map((one) => one.ready()))).flat()
  const gateway = createGateway(config, {
    ...options,
    venue,
    booking,
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

/** All are there before the first one starts: what one tells reaches everybody who listens. */
async function startServices(
  env: Environment,
  overrides: ServiceOverrides,
  started: AsyncDisposableStack,
): Promise<Record<string, Service>> {
  const creating = serviceList.map(async ({ name, create }) => {
    const service = await create(env, overrides)
    started.defer(() => service.stop())
    return [name, service] as const
  })
  await Promise.allSettled(creating)
  const services = await Promise.all(creating)
  for (const [, service] of services) await service.start()
  return Object.fromEntries(services)
}
