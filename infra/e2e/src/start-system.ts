import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, startCluster } from '@xingzhi/cluster/cluster'
import { readSystemSettings, type SystemSettings } from '@xingzhi/local/config'
import { startEmbedded } from '@xingzhi/local/embedded'
import { type RunFacts, readRunFile } from '@xingzhi/local/run-file'
import { must } from '@xingzhi/runtime/assert'
import type { RunningSystem } from './stage.ts'

/** The whole system in this process, with the demo, on a free port and a folder of its own. */
export function startEmbeddedSystem(): Promise<RunningSystem> {
  return startWith((settings) => startEmbedded(settings))
}

/** The cluster, and what breaks it. */
export interface ClusterSystem extends RunningSystem {
  cluster: Cluster
  /** What `run.json` says now. */
  facts(): RunFacts
}

/** The same as processes: PostgreSQL, Redis, Kafka, each service and two gateways. Without limits: eight clients ask as fast as hundreds. */
export async function startClusterSystem(): Promise<ClusterSystem> {
  let cluster: Cluster | undefined
  let dataDir = ''
  const system = await startWith(
    async (settings) => {
      dataDir = settings.dataDir
      cluster = await startCluster(settings)
      return cluster
    },
    { RATE_LIMITS: 'off' },
  )
  return {
    ...system,
    cluster: must(cluster),
    facts: () => must(readRunFile(dataDir), 'the cluster does not run'),
  }
}

async function startWith(
  start: (settings: SystemSettings) => Promise<RunningSystem>,
  env: { [name: string]: string } = {},
): Promise<RunningSystem> {
  const folder = await mkdtemp(join(tmpdir(), 'xingzhi-e2e-'))
  // PostgreSQL may run as another user, who has to pass through.
  await chmod(folder, 0o755)
  const own = { PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn', ...env }
  const system = await start(readSystemSettings({ ...process.env, ...own }))
  return {
    url: system.url,
    async stop() {
      await system.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
