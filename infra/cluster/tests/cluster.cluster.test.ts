import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readRunFile } from '@xingzhi/local/run-file'
import { must } from '@xingzhi/runtime/assert'
import { processIdentity } from '@xingzhi/runtime/process-identity'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { type OtlpReceiver, startOtlpReceiver } from '@xingzhi/runtime/testing/otlp-receiver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldBy, reserveSomething, signIn } from '../../local/tests/citizen.ts'
import { expectOneTrace, reserveBeforeOthersEyes } from '../../local/tests/one-trace.ts'
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
let receiver: OtlpReceiver
beforeAll(async () => {
  dataDir = emptyDataDir()
  receiver = await startOtlpReceiver()
  const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_TRACES_SAMPLER_ARG: '1' }
  system = spawnSystem(dataDir, { RATE_LIMITS: 'off', ...traced }, main)
  url = (await untilRunning(dataDir, system)).url
})
afterAll(async () => {
  system.child.kill('SIGTERM')
  await system.exitCode
  await receiver.stop()
  rmSync(dataDir, { recursive: true })
})

const processes = () => must(readRunFile(dataDir), 'the cluster does not run').processes

test('each part is a process of its own, and tells how it is', async () => {
  const names = ['booking', 'gateway-1', 'gateway-2', 'guide', 'kafka', 'postgres', 'redis', 'route', 'venue']
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

test('one trace leads from a click through Kafka to the page of somebody else', async () => {
  const followed = await reserveBeforeOthersEyes(url, 'citizen-1')
  await eventually(() => expectOneTrace(receiver.spans, followed), { withinMs: 20_000 })
  const ofTrace = receiver.spans.filter(({ traceId }) => traceId === followed.traceId)
  const processes = new Set(ofTrace.map(({ process }) => process.replace(/-\d$/, '')))
  expect(processes).toEqual(new Set(['gateway', 'booking']))
})

test('each process tells how far behind its consumers are', async () => {
  const lagOf = async (name: string) => {
    const inner = must(processes().find((one) => one.name === name)).url
    const text = await (await fetch(`${inner}/metrics`)).text()
    return [...text.matchAll(/^xingzhi_consumer_lag_messages\{(.+)\} (\d+)$/gm)]
      .map(([, labels = '', lag]) => [labels, lag])
      .sort()
  }
  await eventually(
    async () => {
      const behind = (group: string, ...topics: string[]) =>
        topics.map((topic) => [`topic="xingzhi.${topic}.v1",group="${group}"`, '0'])
      expect(await lagOf('booking')).toEqual(behind('booking', 'guide', 'route', 'venue'))
      expect(await lagOf('route')).toEqual(behind('route', 'guide'))
      expect(await lagOf('guide')).toEqual(behind('guide', 'booking', 'route', 'venue'))
      expect(await lagOf('gateway-1')).toEqual(behind('gateway', 'booking', 'guide'))
    },
    { withinMs: 20_000 },
  )
})

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
