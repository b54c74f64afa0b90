import { Code } from '@connectrpc/connect'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.stop())

const MAP = 'query ($from: DateTime) { siteSummaries(from: $from) { remaining site { id name } } }'
const LIST =
  '{ sessions(first: 20) { edges { node { id status activity { title } site { name } slot { remaining } } } } }'

test('while the services are away the map and the list are answered as they were known last', async () => {
  seedSessions(gateway, 3)
  const map = await gateway.graphql(MAP)
  const list = await gateway.graphql(LIST)
  expect(map.data?.['siteSummaries']).toHaveLength(3)
  gateway.broken.set('*', Code.Unavailable)
  // Longer than people share an answer.
  gateway.clock.advance({ seconds: 2 })
  expect((await gateway.graphql(MAP)).data).toEqual(map.data)
  expect((await gateway.graphql(LIST)).data).toEqual(list.data)

  gateway.broken.clear()
  seedSessions(gateway, 1)
  gateway.clock.advance({ seconds: 2 })
  expect((await gateway.graphql(MAP)).data?.['siteSummaries']).toHaveLength(4)
})

test('from now is the same question some minutes later; another day is another', async () => {
  seedSessions(gateway, 1)
  const now = gateway.clock().toISOString()
  await gateway.graphql(MAP, { variables: { from: now } })
  gateway.broken.set('*', Code.Unavailable)
  gateway.clock.advance({ minutes: 30 })
  const later = { from: gateway.clock().toISOString() }
  expect((await gateway.graphql(MAP, { variables: later })).data?.['siteSummaries']).toHaveLength(1)
  const otherDay = { from: '2026-05-20T00:00:00Z' }
  const { errors } = await gateway.graphql(MAP, { variables: otherDay })
  expect(errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE')
})

test('after an hour it is no longer shown', async () => {
  seedSessions(gateway, 1)
  await gateway.graphql(MAP)
  gateway.broken.set('*', Code.Unavailable)
  gateway.clock.advance({ minutes: 61 })
  expect((await gateway.graphql(MAP)).errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE')
})

test('who reserves, who asks for their own, and who asks how it is are told how it is now', async () => {
  const [seeded] = seedSessions(gateway, 1)
  const cookie = await gateway.signIn('citizen-1')
  const mine = '{ viewer { reservations { edges { node { code } } } } }'
  const reserve = `mutation { reserve(input: { slotId: "Slot_${seeded?.slot.id}", idempotencyKey: "k" }) { __typename } }`
  await gateway.graphql(LIST)
  await gateway.graphql(mine, { cookie })
  gateway.broken.set('*', Code.Unavailable)
  for (const query of [mine, reserve]) {
    const { errors } = await gateway.graphql(query, { cookie })
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE')
  }
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503)
})
