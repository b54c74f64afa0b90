import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSameProcess, processIdentity } from '@xingzhi/runtime/process-identity'

/** What `run.json` says of a running system. */
export interface RunFacts {
  mode: 'embedded' | 'cluster'
  /** Where the pages are. */
  url: string
  /** ISO 8601. */
  startedAt: string
  /** `url` is where the process tells its health and figures; null for those that do not speak HTTP. */
  processes: { name: string; pid: number; url: string | null }[]
  databases: Record<string, string>
  kafka: string | null
  redis: string | null
}

interface RunFile extends RunFacts {
  /** Who wrote the file, to notice one that a crash left. */
  owner: { pid: number; identity: string }
}

export function writeRunFile(dataDir: string, facts: RunFacts): void {
  const file: RunFile = { ...facts, owner: { pid: process.pid, identity: processIdentity(process.pid) } }
  // Moved into place, so that nobody reads half of it.
  const fresh = join(dataDir, `run.json.${process.pid}`)
  writeFileSync(fresh, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
  renameSync(fresh, join(dataDir, 'run.json'))
}

export function removeRunFile(dataDir: string): void {
  rmSync(join(dataDir, 'run.json'), { force: true })
}

/** The system that runs on this data folder; undefined when none does, also when a crash left its `run.json`. */
export function readRunFile(dataDir: string): RunFacts | undefined {
  let file: RunFile
  try {
    file = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as RunFile
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const { owner, ...facts } = file
  return isSameProcess(owner.pid, owner.identity) ? facts : undefined
}
