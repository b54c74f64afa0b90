import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '@xingzhi/cluster/cluster'
import { readSystemSettings, type SystemSettings } from '@xingzhi/local/config'
import { startEmbedded } from '@xingzhi/local/embedded'
import type { RunningSystem } from './stage.ts'

/** The whole system in this process, with the demo, on a free port and a folder of its own. */
export function startEmbeddedSystem(): Promise<RunningSystem> {
  return startWith((settings) => startEmbedded(settings))
}

/** The same as processes: PostgreSQL, Redis, Kafka, each service and two gateways. */
export function startClusterSystem(): Promise<RunningSystem> {
  return startWith((settings) => startCluster(settings))
}

async function startWith(
  start: (settings: SystemSettings) => Promise<RunningSystem>,
): Promise<RunningSystem> {
  const folder = await mkdtemp(join(tmpdir(), 'xingzhi-e2e-'))
  // PostgreSQL may run as another user, who has to pass through.
  await chmod(folder, 0o755)
  const settings = { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' }
  const system = await start(readSystemSettings(settings))
  return {
    url: system.url,
    async stop() {
      await system.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
