import { create, toBinary } from '@bufbuild/protobuf'
import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.stop())

const LIST =
  'query ($near: PointInput) { sessions(first: 20, near: $near) { edges { node { id slot { id reserved } } } } }'
const WITH_MINE = '{ sessions(first: 20) { edges { node { id slot { id viewerReservation { id } } } } } }'

interface Listed {
  sessions: { edges: { node: { slot: { reserved: number } } }[] }
}

async function reserved(options: { cookie?: string } = {}): Promise<number[]> {
  const { data } = await gateway.graphql<Listed>(LIST, options)
  return data?.sessions.edges.map(({ node }) => node.slot.reserved) ?? []
}

/** How often booking was searched. */
function searches(): number {
  return gateway.calls.filter((name) => name === 'SearchSlots').length
}

function tell(slot: Slot): Promise<void> {
  const message = {
    id: newId(),
    type: SlotChangedSchema.typeName,
    source: 'xingzhi/booking',
    time: new Date(),
    key: slot.id,
    payload: toBinary(SlotChangedSchema, create(SlotChangedSchema, { slot })),
  }
  return gateway.bus.publish('xingzhi.booking.v1', [message])
}

test('those who ask the same within a second are answered by one search, whoever they are', async () => {
  seedSessions(gateway, 3)
  const cookie = await gateway.signIn('citizen-1')
  expect(await reserved()).toEqual([0, 0, 0])
  expect(await reserved({ cookie })).toEqual([0, 0, 0])
  expect(searches()).toBe(1)
  gateway.clock.advance({ seconds: 2 })
  await reserved()
  expect(searches()).toBe(2)
})

test('a change of a slot that the answer names ends it at once; one of another slot does not', async () => {
  const [first, second] = seedSessions(gateway, 2)
  await reserved()
  gateway.clock.advance({ seconds: 0.1 })
  await tell(gateway.booking.change(first?.slot.id ?? '', { reserved: 3 }))
  gateway.clock.advance({ seconds: 0.1 })
  expect((await reserved()).toSorted()).toEqual([0, 3])
  gateway.clock.advance({ seconds: 0.1 })
  const foreign = create(SlotChangedSchema, { slot: { ...must(second).slot, id: newId(), version: 7n } })
  await tell(must(foreign.slot))
  await reserved()
  expect(searches()).toBe(2)
})

test('a slot that is new ends every answer', async () => {
  seedSessions(gateway, 1)
  await reserved()
  gateway.clock.advance({ seconds: 0.1 })
  const [added] = seedSessions(gateway, 1)
  await tell(must(added).slot)
  expect(await reserved()).toHaveLength(2)
})

test('who reserved sees it at once, and so does everybody else at this gateway', async () => {
  const [seeded] = seedSessions(gateway, 1)
  const cookie = await gateway.signIn('citizen-1')
  await reserved()
  gateway.clock.advance({ seconds: 0.1 })
  const input = { slotId: `Slot_${must(seeded).slot.id}`, idempotencyKey: 'a key' }
  const reserve = 'mutation ($input: ReserveInput!) { reserve(input: $input) { __typename } }'
  expect((await gateway.graphql(reserve, { variables: { input }, cookie })).data).toEqual({
    reserve: { __typename: 'ReserveSuccess' },
  })
  gateway.clock.advance({ seconds: 0.1 })
  expect(await reserved({ cookie })).toEqual([1])
  expect(await reserved()).toEqual([1])
})

test('what depends on who asks, or says where they are, is shared with nobody', async () => {
  seedSessions(gateway, 1)
  const near = { latitude: 31.1, longitude: 121.4 }
  for (const ask of [
    () => gateway.graphql(WITH_MINE),
    () => gateway.graphql(LIST, { variables: { near } }),
  ]) {
    const before = searches()
    await ask()
    await ask()
    expect(searches()).toBe(before + 2)
  }
})

test('a failure is shared with nobody', async () => {
  seedSessions(gateway, 1)
  const wrong = { near: { latitude: 100, longitude: 0 } }
  expect((await gateway.graphql(LIST, { variables: wrong })).errors).toHaveLength(1)
  const tooMany = '{ sessions(first: 1000) { edges { node { id } } } }'
  for (const language of ['en', 'zh-CN']) {
    const { errors } = await gateway.graphql(tooMany, { headers: { 'accept-language': language } })
    expect(/[一-龥]/.test(errors?.[0]?.message ?? '')).toBe(language === 'zh-CN')
  }
})
