import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'
import { freePort } from '@xingzhi/runtime/free-port'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { verify } from '@xingzhi/verify/verify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunFacts, readRunFile } from '../src/run-file.ts'
import { type Crowd, gatherCrowd } from './crowd.ts'
import { seededDataDir } from './seeded-data-dir.ts'
import { type SystemProcess, spawnSystem, untilRunning } from './system-process.ts'

// The real `npm start`, under people who reserve and cancel meanwhile, while one thing after the other is killed.

/**
 * Less than a segment of the log has, more than a piece of shared memory, which counts as a file too and is on no disk: PostgreSQL 18
 * that cannot enlarge one while it recovers neither recovers nor ends.
 */
const FILE_BYTES_MAX = 2_200_000

let dataDir: string
let port: string
let system: SystemProcess
let facts: RunFacts
let crowd: Crowd
let acknowledgedBefore = 0

beforeAll(async () => {
  dataDir = await seededDataDir()
  port = String(await freePort())
  system = spawnSystem(dataDir, { PORT: port, RATE_LIMITS: 'off' })
  facts = await untilRunning(dataDir, system)
  crowd = await gatherCrowd(facts.url, 5_001)
}, 180_000)

afterAll(async () => {
  await crowd.leave()
  system.child.kill('SIGTERM')
  await system.exitCode
  rmSync(dataDir, { recursive: true })
}, 60_000)

test('PostgreSQL killed with -9 comes back by itself, and what was acknowledged is there once', async () => {
  await untilServed(10)
  process.kill(postmasterPid(), 'SIGKILL')
  await untilServed(10)
  await checkAcknowledged()
}, 90_000)

test('PostgreSQL that cannot write its log on a full disk comes back when there is space, and nothing acknowledged is lost', async () => {
  await untilServed(10)
  // What a full disk does to the log: PostgreSQL ends all its processes, and cannot recover as long as it stays so.
  limitFileSizes(FILE_BYTES_MAX)
  const log = () => readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  await eventually(() => expect(log()).toMatch(/PANIC: .*File too large/), { withinMs: 30_000 })
  limitFileSizes('unlimited')
  await untilServed(10)
  await checkAcknowledged()
}, 120_000)

test('the system killed with -9 under load starts again on its data, and what was acknowledged is there once', async () => {
  await untilServed(10)
  process.kill(must(facts.processes[0]).pid, 'SIGKILL')
  await system.exitCode
  expect(readRunFile(dataDir)).toBeUndefined()
  system = spawnSystem(dataDir, { PORT: port, RATE_LIMITS: 'off' })
  facts = await untilRunning(dataDir, system)
  await untilServed(10)
  await checkAcknowledged()
}, 120_000)

/** Waits until people got so many more answers. */
async function untilServed(count: number): Promise<void> {
  await eventually(() => expect(crowd.acknowledged.size).toBeGreaterThan(acknowledgedBefore + count), {
    withinMs: 60_000,
  })
  acknowledgedBefore = crowd.acknowledged.size
}

/** Everybody's answers so far, held against the rows; then all that can be recounted. */
async function checkAcknowledged(): Promise<void> {
  await crowd.leave()
  const database = openDatabase({ url: must(facts.databases['booking']), name: 'test', connectionsMax: 1 })
  const ids = [...crowd.acknowledged.keys()].map((id) => id.replace('Reservation_', ''))
  const rows = await database.sql<{ id: string; status: string }[]>`
      select 'Reservation_' || id as id, status from reservations where id = any(${ids}::uuid[])`.finally(
    database.close,
  )
  expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(crowd.acknowledged)
  const broken = (await verify(facts.databases)).filter(({ violations }) => violations.length > 0)
  expect(broken).toEqual([])
  crowd = await gatherCrowd(facts.url, 5_101 + acknowledgedBefore)
  acknowledgedBefore = 0
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** The parent first: whatever it starts from here on has the limit too. */
function limitFileSizes(bytes: number | 'unlimited'): void {
  // Only who the processes belong to may.
  const { uid, gid } = statSync(join(dataDir, 'postgres'))
  const limit = (pid: number) =>
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { uid, gid, stdio: 'pipe' })
  const pid = postmasterPid()
  limit(pid)
  for (const child of childrenOf(pid)) {
    try {
      limit(child)
    } catch (error) {
      // A process that ended meanwhile needs no limit.
      if (existsSync(`/proc/${child}`)) throw error
    }
  }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}
