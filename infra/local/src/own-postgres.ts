import { join } from 'node:path'
import { type Postgres, startPostgres } from '@xingzhi/postgres/postgres'
import { freePort } from '@xingzhi/runtime/free-port'
import type { Log } from '@xingzhi/runtime/log'
import type { SystemSettings } from './config.ts'
import { type Supervised, supervise } from './supervise.ts'

export interface Databases {
  /** By service. */
  urls: Record<string, string>
  /** Undefined when every database is somebody else's. */
  postgres: Supervised<Postgres> | undefined
}

/** The database of each service: as set, else one in a PostgreSQL of our own. */
export async function provideDatabases(
  settings: Pick<SystemSettings, 'dataDir' | 'databaseUrls'>,
  services: string[],
  options: { log: Log; onStarted?: () => void },
): Promise<Databases> {
  const own = services.filter((name) => settings.databaseUrls[name] === undefined)
  if (own.length === 0) return { urls: settings.databaseUrls, postgres: undefined }
  const port = await freePort()
  const start = () => startPostgres({ dataDir: join(settings.dataDir, 'postgres'), port, log: options.log })
  const postgres = await supervise('postgres', start, options)
  const urls = { ...settings.databaseUrls }
  for (const name of own) {
    await postgres.current().createDatabase(name)
    urls[name] = postgres.current().url(name)
  }
  return { urls, postgres }
}

/** The settings by which services and commands find their databases. */
export function databaseEnvironment(urls: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_DATABASE_URL`, url]),
  )
}
