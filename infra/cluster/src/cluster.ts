import { join } from 'node:path'
import type { SystemSettings } from '@xingzhi/local/config'
import { lockDataDir } from '@xingzhi/local/data-dir'
import { openLogFile } from '@xingzhi/local/log-file'
import { serviceEnvironment } from '@xingzhi/local/own-postgres'
import { addressOf, refuseUsedPort } from '@xingzhi/local/port'
import { type RunFacts, removeRunFile, writeRunFile } from '@xingzhi/local/run-file'
import { seedEmptySystem } from '@xingzhi/local/seed'
import type { Startable, Supervised } from '@xingzhi/local/supervise'
import { ensureWebBuilt } from '@xingzhi/local/web-build'
import { serviceNames } from '@xingzhi/proto/services'
import { endLeftover } from '@xingzhi/runtime/child-process'
import { systemClock } from '@xingzhi/runtime/clock'
import { freePort } from '@xingzhi/runtime/free-port'
import type { Log } from '@xingzhi/runtime/log'
import { type NodeProcess, STOP_WITHIN_MS, superviseNode, untilReady } from './node-process.ts'
import { addressEnvironment, gatewayNames, gatewayProcesses, serviceProcesses } from './process-list.ts'
import { type OwnServers, provideServers, type Servers } from './servers.ts'

export interface Cluster {
  /** Where the pages are. */
  url: string
  log: Log
  /** Ends a process as a crash would: `booking`, `gateway-1`, `kafka`, `postgres` … It comes back. */
  kill(name: string): void
  /** The same, but it comes back only when the function is called that this resolves with. */
  keepDown(name: string): Promise<() => void>
  /** The pid that a process has now. */
  pid(name: string): number
  /** Stops the gateways, then the services, then the servers. */
  stop(): Promise<void>
}

/** What runs; each list in parallel, stopped in this order. */
interface Parts {
  gateways: Supervised<Startable>[]
  services: Supervised<Startable>[]
  servers: OwnServers
}

/** Starts each part as a process of its own and keeps it alive. */
export async function startCluster(
  settings: SystemSettings,
  overrides: { log?: Log } = {},
): Promise<Cluster> {
  const { dataDir } = settings
  const release = lockDataDir(dataDir)
  const parts: Parts = { gateways: [], services: [], servers: {} }
  const stop = async () => {
    removeRunFile(dataDir)
    await stopParts(parts)
    release()
  }
  try {
    const log = overrides.log ?? openLogFile(dataDir, settings.logLevel)
    removeRunFile(dataDir)
    await endLeftovers(dataDir, log)
    await refuseUsedPort(settings)
    return { ...(await startParts(settings, log, parts)), log, stop: once(stop) }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startParts(given: SystemSettings, log: Log, parts: Parts) {
  const settings = { ...given, port: given.port || (await freePort(given.host)) }
  const startedAt = new Date().toISOString()
  const url = addressOf(settings.host, settings.port)
  const processes: NodeProcess[] = []
  let servers: Servers | undefined
  const tell = () => {
    if (servers === undefined) return
    writeRunFile(settings.dataDir, factsOf({ url, startedAt, servers, parts, processes }))
  }
  const options = { dir: join(settings.dataDir, 'processes'), log, onStarted: tell }
  const start = async (wanted: NodeProcess[], into: Supervised<Startable>[]) => {
    const starting = wanted.map(async (one) => into.push(await superviseNode(one, options)))
    await Promise.allSettled(starting)
    await Promise.all(starting)
    await Promise.all(wanted.map(untilReady))
    processes.push(...wanted)
  }

  const web = settings.webBuild ? ensureWebBuilt(log) : Promise.resolve()
  web.catch(() => {})
  const running = await provideServers(settings, options, parts.servers)
  const env = {
    ...serviceEnvironment(settings, running.databases),
    LOG_LEVEL: settings.logLevel,
    KAFKA_BROKERS: running.kafka,
    REDIS_URL: running.redis,
  }
  const services = await serviceProcesses(env)
  await start(services.processes, parts.services)
  if (settings.demo) {
    await seedEmptySystem(services.urls, { actorKey: env.ACTOR_KEY, clock: systemClock, log })
  }
  await web
  const addresses = addressEnvironment(services.urls)
  await start(await gatewayProcesses({ ...env, ...addresses }, settings), parts.gateways)
  servers = running
  tell()
  const find = (name: string) => {
    const found = listed(parts).find((part) => part.name === name)
    if (found === undefined) throw new Error(`there is no process ${name}`)
    return found
  }
  return {
    url,
    kill: (name: string) => find(name).kill(),
    keepDown: (name: string) => find(name).keepDown(),
    pid: (name: string) => find(name).current().pid,
  }
}

async function endLeftovers(dataDir: string, log: Log): Promise<void> {
  const dir = join(dataDir, 'processes')
  const end = (name: string) => endLeftover({ dir, name, log, stopWithinMs: STOP_WITHIN_MS })
  await Promise.all(gatewayNames.map(end))
  await Promise.all(serviceNames.map(end))
}

async function stopParts({ gateways, services, servers }: Parts): Promise<void> {
  await Promise.all(gateways.map((part) => part.stop()))
  await Promise.all(services.map((part) => part.stop()))
  await Promise.all([servers.kafka?.stop(), servers.redis?.stop()])
  await servers.postgres?.stop()
}

function listed({ gateways, services, servers }: Parts): Supervised<Startable>[] {
  return [...gateways, ...services, servers.kafka, servers.redis, servers.postgres].filter(
    (part) => part !== undefined,
  )
}

function factsOf(cluster: {
  url: string
  startedAt: string
  servers: Servers
  parts: Parts
  processes: NodeProcess[]
}): RunFacts {
  const { url, startedAt, servers, parts, processes } = cluster
  return {
    mode: 'cluster',
    url,
    startedAt,
    processes: listed(parts).map((part) => ({
      name: part.name,
      pid: part.current().pid,
      url: processes.find(({ name }) => name === part.name)?.healthUrl ?? null,
    })),
    databases: servers.databases,
    kafka: servers.kafka,
    redis: servers.redis,
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}
