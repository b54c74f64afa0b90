import { rm } from 'node:fs/promises'
import { readSystemSettings } from '@xingzhi/local/config'
import { type Embedded, startEmbedded } from '@xingzhi/local/embedded'
import { readRunFile } from '@xingzhi/local/run-file'
import { must } from '@xingzhi/runtime/assert'
import { silentLog } from '@xingzhi/runtime/log'
import { startTelemetry, type Telemetry } from '@xingzhi/runtime/telemetry'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { type OtlpReceiver, startOtlpReceiver } from '@xingzhi/runtime/testing/otlp-receiver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectOneTrace, reserveBeforeOthersEyes } from '../../local/tests/one-trace.ts'
import { seededDataDir } from '../../local/tests/seeded-data-dir.ts'
import { type Exposed, readExposition } from '../src/exposition.ts'
import { readExpressions } from '../src/files.ts'
import { usesOf } from '../src/promql.ts'

/** Prometheus's own: it knows whom it asked. */
const ADDED_LABELS = new Set(['job', 'instance'])
const ADDED_METRICS = new Set(['up'])

let dataDir: string
let receiver: OtlpReceiver
let telemetry: Telemetry
let system: Embedded
let metricsUrl: string

beforeAll(async () => {
  dataDir = await seededDataDir()
  receiver = await startOtlpReceiver()
  telemetry = startTelemetry({ name: 'xingzhi', endpoint: receiver.url })
  const webFolder = new URL('../../../gateway/tests/web', import.meta.url).pathname
  const settings = readSystemSettings({
    PORT: '0',
    DATA_DIR: dataDir,
    WEB_BUILD: 'off',
    WEB_FOLDER: webFolder,
  })
  system = await startEmbedded(settings, { log: silentLog })
  metricsUrl = `${must(readRunFile(dataDir)?.processes[0]).url}/metrics`
}, 120_000)
afterAll(async () => {
  await system.stop()
  await telemetry.stop()
  await receiver.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('one trace leads from a click to the page of somebody else', async () => {
  const followed = await reserveBeforeOthersEyes(system.url, 'citizen-1')
  await eventually(() => expectOneTrace(receiver.spans, followed), { withinMs: 10_000 })
  expect(new Set(receiver.spans.map(({ process }) => process))).toEqual(new Set(['xingzhi']))
})

test('what the dashboard and the alerts ask for is what a running system tells', async () => {
  await reserveBeforeOthersEyes(system.url, 'citizen-2')
  const exposed = readExposition(await (await fetch(metricsUrl)).text())
  expect(
    readExpressions().flatMap(({ of, promql }) => missing(promql, exposed).map((what) => `${of}: ${what}`)),
  ).toEqual([])
})

test('no series names a person, and their number is bounded', async () => {
  const before = (await (await fetch(metricsUrl)).text()).split('\n').length
  for (let at = 3; at < 6; at++) await reserveBeforeOthersEyes(system.url, `citizen-${at}`)
  const text = await (await fetch(metricsUrl)).text()
  expect(text.split('\n').length).toBe(before)
  expect(text).not.toMatch(/citizen|[0-9a-f]{8}-[0-9a-f]{4}-/)
})

function missing(promql: string, exposed: Exposed): string[] {
  return usesOf(promql).flatMap(({ metric, labels, values }) => {
    if (ADDED_METRICS.has(metric)) return []
    const known = exposed.get(metric)
    if (known === undefined) return [metric]
    const unknown = [...labels].filter((label) => !known.has(label) && !ADDED_LABELS.has(label))
    const unseen = values.filter(({ label, value }) => known.get(label)?.has(value) === false)
    return [
      ...unknown.map((label) => `${metric} by ${label}`),
      ...unseen.map(({ label, value }) => `${metric} where ${label} is ${value}`),
    ]
  })
}
