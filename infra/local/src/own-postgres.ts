import { join } from 'node:path'
import { type Postgres, startPostgres } from '@xingzhi/postgres/postgres'
import { type ServiceName, serviceNames } from '@xingzhi/proto/services'
import { freePort } from '@xingzhi/runtime/free-port'
import type { Log } from '@xingzhi/runtime/log'
import type { SystemSettings } from './config.ts'
import { keyEnvironment } from './data-dir.ts'
import { type Supervised, supervise } from './supervise.ts'

export interface Databases {
  /** By service. */
  urls: Record<string, string>
  /** Undefined when every database is somebody else's. */
  postgres: Supervised<Postgres> | undefined
}

interface Options {
  log: Log
  onStarted?: () => void
}

/** The database of each service: as set, else one in a PostgreSQL of our own, made when it is missing. */
export async function provideDatabases(settings: SystemSettings, options: Options): Promise<Databases> {
  const { urls, postgres, missing } = await openDatabases(settings, options)
  if (postgres === undefined) return { urls, postgres }
  try {
    if (missing.length > 0 && Object.keys(urls).length > 0) {
      // Loads every service, for a thing that is rare.
      const { bringLevel } = await import('./bring-level.ts')
      await bringLevel(missing, serviceEnvironment(settings, urls), Object.keys(urls), options.log)
    }
    for (const name of missing) {
      await postgres.current().createDatabase(name)
      urls[name] = postgres.current().url(name)
    }
    return { urls, postgres }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** The databases that are there, and the services that have none yet. */
export async function openDatabases(
  settings: Pick<SystemSettings, 'dataDir' | 'databaseUrls'>,
  options: Options,
): Promise<Databases & { missing: ServiceName[] }> {
  const own = serviceNames.filter((name) => settings.databaseUrls[name] === undefined)
  const urls = { ...settings.databaseUrls }
  if (own.length === 0) return { urls, postgres: undefined, missing: [] }
  const port = await freePort()
  const start = () => startPostgres({ dataDir: join(settings.dataDir, 'postgres'), port, log: options.log })
  const postgres = await supervise('postgres', start, options)
  const found = await postgres.current().databases()
  for (const name of own.filter((one) => found.includes(one))) urls[name] = postgres.current().url(name)
  return { urls, postgres, missing: own.filter((name) => !found.includes(name)) }
}

/** The settings by which services and commands find their databases, and each other's signatures. */
export function serviceEnvironment(settings: SystemSettings, urls: Record<string, string>) {
  const databases = Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_DATABASE_URL`, url])
  return {
    ...settings.env,
    ...keyEnvironment(settings),
    ...(Object.fromEntries(databases) as Record<string, string>),
  }
}
