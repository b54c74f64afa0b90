import { afterEach, beforeEach, expect, test } from 'vitest'
import { startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let walker: string
let walkId: string
let stationIds: string[]
beforeEach(async () => {
  gateway = await startGateway()
  walker = await gateway.signIn('citizen-1')
  const route = gateway.route.addRoute()
  stationIds = route.stops.map(({ stationId }) => `Station_${stationId}`)
  const start = `mutation { startWalk(input: { routeId: "Route_${route.id}", idempotencyKey: "k" }) { ... on StartWalkSuccess { walk { id } } } }`
  const { data } = await gateway.graphql<{ startWalk: { walk: { id: string } } }>(start, { cookie: walker })
  walkId = data?.startWalk.walk.id ?? ''
})
afterEach(() => gateway.stop())

const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) {
  ... on CheckInSuccess { walk { completedAt stamps { station { id } proof at claimedAt accuracyMetres } } } ... on Refused { code message } } }`

async function checkIn(proof: object, headers: Record<string, string> = {}) {
  const input = { walkId, stationId: stationIds[0], idempotencyKey: 'k', ...proof }
  const { data } = await gateway.graphql<{ checkIn: unknown }>(CHECK_IN, {
    variables: { input },
    cookie: walker,
    headers,
  })
  return data?.checkIn
}

test('a stamp holds its proof, and beside the time of arrival what the device claims', async () => {
  const stamp = { station: { id: stationIds[0] }, at: '2026-05-01T01:00:00.000Z' }
  const byCode = { ...stamp, proof: 'CODE', claimedAt: null, accuracyMetres: null }
  expect(await checkIn({ code: '123456', accuracyMetres: 15 })).toEqual({
    walk: { completedAt: null, stamps: [byCode] },
  })
  const claimedAt = '2026-04-30T23:00:00.000Z'
  const byPlace = { ...stamp, proof: 'PLACE', claimedAt, accuracyMetres: 0 }
  expect(await checkIn({ accuracyMetres: 0, claimedAt })).toEqual({
    walk: { completedAt: null, stamps: [byCode, byPlace] },
  })
})

test('a code that is none, or no proof at all, is refused in words that help', async () => {
  expect(await checkIn({ code: '000000' })).toEqual({
    code: 'INVALID_INPUT',
    message: '这不是站点现在的打卡码。请再看一眼导学志愿者的屏幕，输入新的打卡码。',
  })
  expect(await checkIn({}, { 'accept-language': 'en' })).toEqual({
    code: 'INVALID_INPUT',
    message: 'The code is missing. Please fill it in.',
  })
})

test("a walk is its walker's alone", async () => {
  const list = '{ viewer { walks { edges { node { id route { name } } } } } }'
  const node = `{ node(id: "${walkId}") { id } }`
  const other = await gateway.signIn('citizen-2')
  const seen = async (query: string, cookie: string) => (await gateway.graphql(query, { cookie })).data
  expect(await seen(list, walker)).toEqual({
    viewer: { walks: { edges: [{ node: { id: walkId, route: { name: '线路1' } } }] } },
  })
  expect(await seen(node, walker)).toEqual({ node: { id: walkId } })
  expect(await seen(list, other)).toEqual({ viewer: { walks: { edges: [] } } })
  for (const cookie of [other, '']) expect(await seen(node, cookie)).toEqual({ node: null })
  walker = other
  expect(await checkIn({ code: '123456' })).toMatchObject({ code: 'NOT_FOUND' })
})
