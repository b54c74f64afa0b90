import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readRunFile } from '@xingzhi/local/run-file'
import { must } from '@xingzhi/runtime/assert'
import { processIdentity } from '@xingzhi/runtime/process-identity'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldBy, reserveSomething, signIn } from '../../local/tests/citizen.ts'
import {
  emptyDataDir,
  type SystemProcess,
  spawnSystem,
  untilRunning,
} from '../../local/tests/system-process.ts'

const main = ['infra/cluster/src/main.ts']
let dataDir: string
let system: SystemProcess
let url: string
beforeAll(async () => {
  dataDir = emptyDataDir()
  system = spawnSystem(dataDir, { RATE_LIMITS: 'off' }, main)
  url = (await untilRunning(dataDir, system)).url
})
afterAll(async () => {
  system.child.kill('SIGTERM')
  await system.exitCode
  rmSync(dataDir, { recursive: true })
})

let citizens = 0
const nextCitizen = () => `citizen-${++citizens}`
const processes = () => must(readRunFile(dataDir), 'the cluster does not run').processes
const pidOf = (name: string) => must(processes().find((one) => one.name === name)).pid

test('each part is a process of its own, and tells how it is', async () => {
  const names = ['booking', 'gateway-1', 'gateway-2', 'kafka', 'postgres', 'redis', 'venue']
  expect(
    processes()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(names)
  for (const { url: inner } of processes().filter((one) => one.url !== null)) {
    expect((await fetch(`${inner}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${inner}/metrics`)).text()).toContain('process_cpu_seconds_total')
  }
})

test.each(['gateway-1', 'gateway-2'])('while %s is away the other one serves the port', async (name) => {
  const pid = pidOf(name)
  process.kill(pid, 'SIGKILL')
  // What was in its hands when it died is cut off; whoever asks again is served.
  await eventually(async () => reserveSomething(await signIn(url, nextCitizen())))
  await eventually(() => expect(pidOf(name)).not.toBe(pid), { withinMs: 30_000 })
})

test.each(['booking', 'venue', 'redis', 'kafka', 'postgres'])(
  '%s comes back after kill -9, and what was acknowledged is there',
  async (name) => {
    const citizen = await signIn(url, nextCitizen())
    const held = await reserveSomething(citizen)
    const pid = pidOf(name)
    process.kill(pid, 'SIGKILL')
    await eventually(() => expect(pidOf(name)).not.toBe(pid), { withinMs: 60_000 })
    await eventually(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), {
      withinMs: 60_000,
    })
    expect(await heldBy(citizen)).toContainEqual(held)
    await reserveSomething(await signIn(url, nextCitizen()))
  },
)

test('a Ctrl-C ends it with everything that it started', async () => {
  const pids = processes().map(({ pid }) => pid)
  system.child.kill('SIGINT')
  expect(await system.exitCode).toBe(0)
  expect(pids.filter((pid) => processIdentity(pid) !== '')).toEqual([])
  expect(readRunFile(dataDir)).toBeUndefined()
})

test('processes that a killed cluster left over are ended by the next start, and the data are there', async () => {
  system = spawnSystem(dataDir, { RATE_LIMITS: 'off' }, main)
  const first = await untilRunning(dataDir, system)
  const held = await reserveSomething(await signIn(first.url, 'citizen-400'))
  const left = first.processes.map(({ pid }) => ({ pid, identity: processIdentity(pid) }))
  const supervisor = supervisorPid()
  process.kill(supervisor, 'SIGKILL')
  await system.exitCode

  system = spawnSystem(dataDir, { RATE_LIMITS: 'off' }, main)
  const second = await untilRunning(dataDir, system)
  expect(left.filter(({ pid, identity }) => processIdentity(pid) === identity)).toEqual([])
  expect(await heldBy(await signIn(second.url, 'citizen-400'))).toContainEqual(held)
})

/** The process that holds the data folder. */
function supervisorPid(): number {
  return JSON.parse(readFileSync(join(dataDir, 'lock'), 'utf8')).pid
}
