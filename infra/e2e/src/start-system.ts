import { rm } from 'node:fs/promises'
import { type Cluster, startCluster } from '@xingzhi/cluster/cluster'
import { readSystemSettings, type SystemSettings } from '@xingzhi/local/config'
import { type Embedded, startEmbedded } from '@xingzhi/local/embedded'
import { type RunFacts, readRunFile } from '@xingzhi/local/run-file'
import { must } from '@xingzhi/runtime/assert'
import { seededDataDir } from '../../local/tests/seeded-data-dir.ts'
import type { RunningSystem } from './stage.ts'

/** The whole system in this process, with the demo, on a free port and a folder of its own. */
export async function startEmbeddedSystem(): Promise<RunningSystem> {
  let embedded: Embedded | undefined
  const system = await startWith(
    async (settings) => {
      embedded = await startEmbedded(settings)
      return embedded
    },
    { ACTOR_KEY },
  )
  return { ...system, routeAccess: () => ({ route: must(embedded).services.route, actorKey: ACTOR_KEY }) }
}

/** The cluster, and what breaks it. */
export interface ClusterSystem extends RunningSystem {
  cluster: Cluster
  /** What `run.json` says now. */
  facts(): RunFacts
}

const ACTOR_KEY = 'an actor key that only the scenarios and their cluster have'

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
    { RATE_LIMITS: 'off', ACTOR_KEY },
  )
  const facts = () => must(readRunFile(dataDir), 'the cluster does not run')
  return {
    ...system,
    cluster: must(cluster),
    facts,
    routeAccess() {
      const process = facts().processes.find(({ name }) => name === 'route')
      return { route: must(process?.url), actorKey: ACTOR_KEY }
    },
  }
}

/** Scenarios do not wait for the end of a walk that they have begun, and its hours are longer than it. */
export const SHORT_WALKS = { GUIDE_HOURS_EARLY_MINUTES: '1440', GUIDE_HOURS_MARGIN_MINUTES: '60' }

type Started = Pick<RunningSystem, 'url' | 'stop'>

async function startWith(
  start: (settings: SystemSettings) => Promise<Started>,
  env: { [name: string]: string } = {},
): Promise<Started> {
  const dataDir = await seededDataDir()
  const own = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...SHORT_WALKS, ...env }
  const system = await start(readSystemSettings({ ...process.env, ...own }))
  return {
    url: system.url,
    async stop() {
      await system.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
