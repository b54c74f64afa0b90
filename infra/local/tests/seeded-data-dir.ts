import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
// What `inject` knows is declared there.
import type {} from '@xingzhi/runtime/testing/run-folder-setup'
import { inject } from 'vitest'
import { emptyDataDir, spawnSystem, untilRunning } from './system-process.ts'

const run = promisify(execFile)
const LOOK_EVERY_MS = 200
const MADE_WITHIN_MS = 240_000

/** A data folder as a first `npm start` with the demo leaves it. It is made once in a run, whoever needs it first, and copied. */
export async function seededDataDir(): Promise<string> {
  const made = join(inject('runFolder'), 'seeded')
  await makeOnce(made)
  const dataDir = emptyDataDir()
  // PostgreSQL's files keep their owner.
  await run('cp', ['-a', `${made}/.`, dataDir])
  return dataDir
}

async function makeOnce(folder: string): Promise<void> {
  const claim = `${folder}.claim`
  const deadline = performance.now() + MADE_WITHIN_MS
  while (!existsSync(folder)) {
    if (tryClaim(claim)) {
      await make(folder).finally(() => rmSync(claim, { recursive: true }))
      return
    }
    if (performance.now() > deadline) throw new Error(`nobody made ${folder}`)
    await pause(LOOK_EVERY_MS)
  }
}

function tryClaim(claim: string): boolean {
  try {
    mkdirSync(claim)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function make(folder: string): Promise<void> {
  const dataDir = emptyDataDir()
  const system = spawnSystem(dataDir)
  try {
    await untilRunning(dataDir, system)
  } finally {
    system.child.kill('SIGTERM')
    await system.exitCode
  }
  // Renamed within one file system only.
  await run('cp', ['-a', dataDir, `${folder}.unfinished`])
  rmSync(dataDir, { recursive: true })
  renameSync(`${folder}.unfinished`, folder)
}
