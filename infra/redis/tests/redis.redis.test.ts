import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '@xingzhi/runtime/log'
import { isSameProcess, processIdentity } from '@xingzhi/runtime/process-identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Redis, startRedis } from '../src/redis.ts'

let dir: string
let redis: Redis
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'xingzhi-redis-'))
  redis = await startRedis({ dir, log: silentLog })
})
afterEach(async () => {
  await redis.stop()
  rmSync(dir, { recursive: true })
})

test('answers at its address', async () => {
  expect(await say(redis.url, 'PING\r\n')).toBe('+PONG\r\n')
})

test('comes back after a crash, on the port that it had', async () => {
  const { url } = redis
  await redis.kill()
  redis = await startRedis({ dir, log: silentLog, port: Number(new URL(url).port) })
  expect(await say(url, 'PING\r\n')).toBe('+PONG\r\n')
})

test('one that a killed parent left over is ended before the next starts', async () => {
  const { pid } = redis
  const identity = processIdentity(pid)
  redis = await startRedis({ dir, log: silentLog })
  expect(isSameProcess(pid, identity)).toBe(false)
})

function say(url: string, words: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('data', (answer) => {
      socket.destroy()
      resolve(answer.toString())
    })
    socket.write(words)
  })
}
