import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '@xingzhi/runtime/log'
import { isSameProcess, processIdentity } from '@xingzhi/runtime/process-identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kafka, startKafka } from '../src/kafka.ts'

let dir: string
let kafka: Kafka
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'xingzhi-kafka-'))
  kafka = await startKafka({ dir, log: silentLog })
})
afterAll(async () => {
  await kafka.stop()
  rmSync(dir, { recursive: true })
})

test('comes back after a crash, on the same port', async () => {
  const { brokers, pid } = kafka
  await kafka.kill()
  expect(await kafka.exited).toEqual({ code: null, signal: 'SIGKILL' })
  kafka = await startKafka({ dir, log: silentLog })
  expect(kafka.brokers).toBe(brokers)
  expect(kafka.pid).not.toBe(pid)
})

test('one that a killed parent left over is ended before the next starts', async () => {
  const identity = processIdentity(kafka.pid)
  const left = kafka.pid
  kafka = await startKafka({ dir, log: silentLog })
  expect(isSameProcess(left, identity)).toBe(false)
})

test('says what it wrote when it cannot start', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'xingzhi-kafka-'))
  writeFileSync(join(broken, 'ports.json'), JSON.stringify({ broker: 1, controller: 1 }))
  await expect(startKafka({ dir: broken, log: silentLog })).rejects.toThrow(/kafka/i)
  rmSync(broken, { recursive: true })
})
