import { readSystemSettings } from '@xingzhi/local/config'
import { greet, runSystem } from '@xingzhi/local/run-system'
import { startCluster } from './cluster.ts'

await runSystem(async () => {
  const settings = readSystemSettings(process.env)
  const cluster = await startCluster(settings)
  greet(cluster.url, settings)
  return cluster
})
