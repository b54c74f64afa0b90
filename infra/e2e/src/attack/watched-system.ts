import { rm } from 'node:fs/promises'
import { readSystemSettings } from '@xingzhi/local/config'
import { type Embedded, startEmbedded } from '@xingzhi/local/embedded'
import { readRunFile } from '@xingzhi/local/run-file'
import { must } from '@xingzhi/runtime/assert'
import { createLog } from '@xingzhi/runtime/log'
import { seededDataDir } from '../../../local/tests/seeded-data-dir.ts'
import { SHORT_WALKS } from '../start-system.ts'

/** A system in this process that keeps every line it logs. */
export interface WatchedSystem extends Pick<Embedded, 'url' | 'services' | 'log'> {
  /** By service. */
  databases: Record<string, string>
  /** Where its figures are. */
  innerUrl: string
  logLines: string[]
  stop(): Promise<void>
}

const ERROR_LEVEL = 50

/** The whole system with the demo, on a free port and in a folder of its own. */
export async function startWatchedSystem(env: Record<string, string> = {}): Promise<WatchedSystem> {
  const dataDir = await seededDataDir()
  const logLines: string[] = []
  const log = createLog({
    name: 'xingzhi',
    level: 'trace',
    destination: { write: (line) => void logLines.push(line) },
  })
  const settings = readSystemSettings({
    ...process.env,
    PORT: '0',
    DATA_DIR: dataDir,
    ...SHORT_WALKS,
    ...env,
  })
  const system = await startEmbedded(settings, { log })
  const { databases, processes } = must(readRunFile(dataDir))
  return {
    url: system.url,
    services: system.services,
    log: system.log,
    databases,
    innerUrl: must(processes[0]?.url),
    logLines,
    async stop() {
      await system.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a system logged that it did not foresee. */
export function errorsIn(logLines: readonly string[]): string[] {
  return logLines.filter((line) => (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL)
}
