import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSameProcess, processIdentity } from '@xingzhi/runtime/process-identity'
import { CannotStart } from './cannot-start.ts'
import type { SystemSettings } from './config.ts'
import { readKeptKey } from './kept-keys.ts'

interface Holder {
  pid: number
  identity: string
}

/** Takes the data folder for this process alone, making it when it is missing. Gives back how to let go of it. */
export function lockDataDir(dataDir: string): () => void {
  makeFolder(dataDir)
  const lock = join(dataDir, 'lock')
  const mine = join(dataDir, `lock.${process.pid}`)
  const self: Holder = { pid: process.pid, identity: processIdentity(process.pid) }
  try {
    inFolder(dataDir, () => writeFileSync(mine, JSON.stringify(self), { mode: 0o600 }))
    while (!tryLink(mine, lock)) {
      const holder = readHolder(lock)
      if (holder !== undefined && isSameProcess(holder.pid, holder.identity)) {
        throw new CannotStart(
          `${dataDir} is in use by another Xingzhi (process ${holder.pid}): stop that one, or start this one with another DATA_DIR.`,
        )
      }
      rmSync(lock, { force: true })
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => rmSync(lock, { force: true })
}

/** The settings of the keys that the parts share: as they were set, else kept in the data folder. */
export function keyEnvironment(settings: Pick<SystemSettings, 'dataDir' | 'actorKey' | 'sessionKey'>) {
  return {
    ACTOR_KEY: settings.actorKey ?? readKeptKey(settings.dataDir, 'actor.key'),
    SESSION_KEY: settings.sessionKey ?? readKeptKey(settings.dataDir, 'session.key'),
  }
}

function makeFolder(dataDir: string): void {
  inFolder(dataDir, () => {
    // Others may pass through, to what is theirs: PostgreSQL runs as another user when we are root.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    accessSync(dataDir, constants.W_OK)
  })
}

/** Says in words what keeps the data folder from being written. */
function inFolder(dataDir: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code
    throw new CannotStart(
      why === 'ENOSPC' || why === 'EDQUOT'
        ? `The disk of the data folder ${dataDir} is full (${why}): make space on it and start again; nothing was changed.`
        : `The data folder ${dataDir} cannot be written (${why}): start with another DATA_DIR.`,
    )
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}
