import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create, toBinary } from '@bufbuild/protobuf'
import { NoticePostedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { type Redis, startRedis } from '@xingzhi/redis/redis'
import { freePort } from '@xingzhi/runtime/free-port'
import { newId } from '@xingzhi/runtime/ids'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow, subscribe } from './live-client.ts'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let dir: string
let port: number
let redis: Redis
let one: TestGateway
let other: TestGateway

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'xingzhi-redis-'))
  port = await freePort()
  redis = await startRedis({ dir, port, log: silentLog })
  one = await startGateway({ redisUrl: redis.url })
  other = await startGateway({ redisUrl: redis.url })
})
afterAll(async () => {
  await Promise.all([one.stop(), other.stop()])
  await redis.stop()
})

function tell(gateway: TestGateway, id: string, reserved: number) {
  const slot = gateway.booking.change(id, { reserved })
  other.booking.slots.set(id, slot)
  return gateway.bus.publish('xingzhi.booking.v1', [
    {
      id: newId(),
      type: SlotChangedSchema.typeName,
      source: 'xingzhi/booking',
      time: new Date(),
      key: id,
      payload: toBinary(SlotChangedSchema, create(SlotChangedSchema, { slot })),
    },
  ])
}

test('what one gateway hears, the pages of the other see; without Redis they look for themselves', async () => {
  const [seeded] = seedSessions(one, 1)
  const { id } = seeded?.slot ?? { id: '' }
  if (seeded) other.booking.slots.set(id, seeded.slot)
  const live = await subscribe(other.url, [`Slot_${id}`])
  await eventually(() => expect(live.events.at(-1)?.reserved).toBe(0))
  await tell(one, id, 1)
  await eventually(() => expect(live.events.at(-1)?.reserved).toBe(1))

  await redis.kill()
  await tell(one, id, 2)
  const cookie = await other.signIn('citizen-1')
  expect((await other.graphql('{ viewer { id } }', { cookie })).errors).toBeUndefined()
  await eventually(() => expect(live.events.at(-1)?.reserved).toBe(2), { withinMs: 10_000 })

  await tell(one, id, 3)
  redis = await startRedis({ dir, port, log: silentLog })
  await eventually(() => expect(live.events.at(-1)?.reserved).toBe(3), { withinMs: 10_000 })
  await untilReady()
  await tell(one, id, 4)
  await eventually(() => expect(live.events.at(-1)?.reserved).toBe(4))
  await live.close()
})

test('what is told to one gateway of a person, their pages at the other see', async () => {
  const cookie = await other.signIn('citizen-7')
  await untilReady()
  const query = 'subscription { viewerChanged { unreadNoticeCount reservation { id } } }'
  const live = await follow(other.url, [{ query }], { cookie })
  await eventually(() => expect(live.results).toHaveLength(1))
  const personId = demoPersonId('citizen-7')
  other.booking.addNotice(personId, newId())
  const payload = toBinary(NoticePostedSchema, create(NoticePostedSchema, { personId }))
  const type = NoticePostedSchema.typeName
  await one.bus.publish('xingzhi.booking.v1', [
    { id: newId(), type, source: 'xingzhi/booking', time: new Date(), key: 'k', payload },
  ])
  await eventually(() => expect(live.results.slice(1)).toEqual([{ unreadNoticeCount: 1, reservation: null }]))
  await live.close()
})

test('a Redis that hangs holds up nobody', async () => {
  const [seeded] = seedSessions(one, 1)
  const { id } = seeded?.slot ?? { id: '' }
  await untilReady()
  process.kill(redis.pid, 'SIGSTOP')
  const live = await subscribe(one.url, [`Slot_${id}`])
  await tell(one, id, 1)
  const cookie = await one.signIn('citizen-2')
  for (let time = 0; time < 20; time++) await one.graphql('{ viewer { id } }', { cookie })
  await eventually(() => expect(live.events.at(-1)?.reserved).toBe(1))
  process.kill(redis.pid, 'SIGCONT')
  await untilReady()
  await live.close()
})

test('a gateway starts without Redis, and uses it once it is there', async () => {
  const free = await freePort()
  const gateway = await startGateway({ redisUrl: `redis://127.0.0.1:${free}` })
  const cookie = await gateway.signIn('citizen-3')
  expect((await gateway.graphql('{ viewer { id } }', { cookie })).errors).toBeUndefined()
  const late = await startRedis({
    dir: await mkdtemp(join(tmpdir(), 'xingzhi-redis-')),
    port: free,
    log: silentLog,
  })
  await eventually(() => expectLiveUpdates(gateway), { withinMs: 10_000 })
  await gateway.stop()
  await late.stop()
})

const untilReady = () =>
  eventually(() => Promise.all([one, other].map(expectLiveUpdates)), { withinMs: 15_000 })

async function expectLiveUpdates(gateway: TestGateway): Promise<void> {
  // Readiness keeps its answer for a second.
  gateway.clock.advance({ seconds: 2 })
  expect(await (await fetch(`${gateway.url}/readyz`)).json()).toMatchObject({
    parts: expect.arrayContaining([{ part: 'live updates', ok: true }]),
  })
}

test('limits are counted over all gateways', async () => {
  const [seeded] = seedSessions(one, 1)
  if (seeded) other.booking.slots.set(seeded.slot.id, seeded.slot)
  // The other port's cookie has another name.
  const first = await one.signIn('citizen-9')
  const second = await other.signIn('citizen-9')
  const query = `mutation { reserve(input: { slotId: "Slot_${seeded?.slot.id}", idempotencyKey: "k" }) { ... on Refused { code } } }`
  const reserve = async (gateway: TestGateway, cookie: string) =>
    (await gateway.graphql<{ reserve: { code?: string } }>(query, { cookie })).data?.reserve.code
  for (let time = 0; time < 30; time++) {
    await reserve(one, first)
    await reserve(other, second)
  }
  expect(await reserve(one, first)).toBe('LIMIT_REACHED')
  expect(await reserve(other, second)).toBe('LIMIT_REACHED')
})
