import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Redis, startRedis } from '@xingzhi/redis/redis'
import { freePort } from '@xingzhi/runtime/free-port'
import { silentLog } from '@xingzhi/runtime/log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from './start-gateway.ts'

const SIGN_INS_MAX = 600
const BURST = 30

let dir: string
let redis: Redis
let gateways: TestGateway[]
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'xingzhi-limits-'))
  redis = await startRedis({ dir, port: await freePort(), log: silentLog })
  gateways = await Promise.all([1, 2].map(() => startGateway({ redisUrl: redis.url })))
})
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()))
  await redis.stop()
  await rm(dir, { recursive: true, force: true })
})

function attempt(at: number): Promise<Response> {
  const body = new URLSearchParams({ person: 'nobody' })
  return fetch(`${gateways[at % gateways.length]?.url}/demo/sign-in`, { method: 'POST', body })
}

test('attempts to sign in count together at all gateways, and apart when Redis is away', async () => {
  for (let made = 0; made < SIGN_INS_MAX; made += BURST) {
    const answers = await Promise.all(Array.from({ length: BURST }, (_, at) => attempt(at)))
    for (const { status } of answers) expect(status).toBe(400)
  }
  for (const at of [0, 1]) expect((await attempt(at)).status).toBe(429)
  await redis.kill()
  // Each counts for itself from then on, and goes on being asked.
  const statuses = (await Promise.all([2, 3].map(attempt))).map(({ status }) => status)
  for (const status of statuses) expect([400, 429]).toContain(status)
})
