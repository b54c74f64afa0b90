import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processIdentity } from '@xingzhi/runtime/process-identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataDir } from './data-dir.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'xingzhi-data-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

test('one process holds a data folder, and another may once it let go', () => {
  const release = lockDataDir(dataDir)
  expect(() => lockDataDir(dataDir)).toThrow(/is in use by another Xingzhi \(process \d+\): stop that one/)
  release()
  lockDataDir(dataDir)()
})

test('a lock whose process is gone holds nobody up', async () => {
  const gone = spawn('sleep', ['60'])
  const holder = { pid: gone.pid, identity: processIdentity(gone.pid ?? 0) }
  writeFileSync(join(dataDir, 'lock'), JSON.stringify(holder))
  expect(() => lockDataDir(dataDir)).toThrow(/in use/)
  await new Promise((resolve) => gone.once('exit', resolve).kill('SIGKILL'))
  lockDataDir(dataDir)()
})

test('a lock whose pid was given to another process since holds nobody up', () => {
  writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.pid, identity: 'an earlier boot/1' }))
  lockDataDir(dataDir)()
})
