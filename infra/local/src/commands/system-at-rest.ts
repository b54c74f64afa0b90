import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalBus } from '@xingzhi/runtime/bus/local'
import { silentLog } from '@xingzhi/runtime/log'
import type { Service } from '@xingzhi/runtime/service'
import { CannotStart } from '../cannot-start.ts'
import type { SystemSettings } from '../config.ts'
import { keyEnvironment, lockDataDir } from '../data-dir.ts'
import { databaseEnvironment, provideDatabases } from '../own-postgres.ts'
import { readRunFile } from '../run-file.ts'
import { serviceList } from '../service-list.ts'

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
    const names = serviceList.map(({ name }) => name)
    const { urls, postgres } = await provideDatabases(settings, names, { log: silentLog })
    await work(urls, postgres === undefined).finally(() => postgres?.stop())
  } finally {
    release()
  }
}

/** Whether a PostgreSQL of our own has data there. */
export function holdsData(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres', 'PG_VERSION'))
}

/** Works with services that neither listen nor send: what they tell waits in their outboxes for the system that runs. */
export async function withServices(
  settings: SystemSettings,
  names: string[],
  work: (service: Service) => Promise<void>,
): Promise<void> {
  await withDatabases(settings, async (urls) => {
    const env = { ...settings.env, ...databaseEnvironment(urls), ...keyEnvironment(settings) }
    for (const { create } of serviceList.filter(({ name }) => names.includes(name))) {
      const service = await create(env, { bus: createLocalBus(), log: silentLog })
      await work(service).finally(() => service.stop())
    }
  })
}
