import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceName } from '@xingzhi/proto/services'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { silentLog } from '@xingzhi/runtime/log'
import type { Service } from '@xingzhi/runtime/service'
import { CannotStart } from '../cannot-start.ts'
import type { SystemSettings } from '../config.ts'
import { lockDataDir } from '../data-dir.ts'
import { openDatabases, serviceEnvironment } from '../own-postgres.ts'
import { readRunFile } from '../run-file.ts'
import { createServices } from '../service-list.ts'

/**
 * Works on the databases of a system, by service: of the one that runs on the data folder, else with PostgreSQL started for the
 * while. Databases that are all somebody else's count as those of a system that runs elsewhere.
 */
export async function withDatabases(
  settings: SystemSettings,
  work: (urls: Record<string, string>, isRunning: boolean) => Promise<void>,
): Promise<void> {
  const running = readRunFile(settings.dataDir)
  if (running !== undefined) return work(running.databases, true)
  if (!holdsData(settings.dataDir) && Object.keys(settings.databaseUrls).length === 0) {
    throw new CannotStart(
      `${settings.dataDir} holds no data: name the data folder of the system by DATA_DIR.`,
    )
  }
  const release = lockDataDir(settings.dataDir)
  try {
    const { urls, postgres } = await openDatabases(settings, { log: silentLog })
    await work(urls, postgres === undefined).finally(() => postgres?.stop())
  } finally {
    release()
  }
}

/** Whether a PostgreSQL of our own has data there. */
export function holdsData(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres', 'PG_VERSION'))
}

/** The database of a service, of those that are there. */
export function databaseOf(name: string, urls: Record<string, string>): string {
  const url = urls[name]
  if (url !== undefined) return url
  throw new CannotStart(`There is no database of ${name} yet: it is made when the system starts.`)
}

/** Works with services that neither listen nor send: what they tell waits in their outboxes for the system that runs. */
export async function withServices(
  settings: SystemSettings,
  names: readonly ServiceName[],
  work: (service: Service) => Promise<void>,
): Promise<void> {
  await withDatabases(settings, async (urls) => {
    for (const name of names) databaseOf(name, urls)
    const env = serviceEnvironment(settings, urls)
    await using started = new AsyncDisposableStack()
    const services = await createServices(names, env, { bus: createLocalBus(), log: silentLog }, started)
    for (const name of names) await work(services[name])
  })
}
