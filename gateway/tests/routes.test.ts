import { Code } from '@connectrpc/connect'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedDepartures, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.stop())

const ROUTES = `{ routes { id theme name nameEn path { latitude } stations { id name } stops { stayMinutes walkMinutes station { name } }
  closures { reason station { name } route { name } } departures(first: 3) { edges { node { id slot { remaining } } } } } }`

async function asked<Data>(query: string, options: Parameters<TestGateway['graphql']>[1] = {}) {
  const { data, errors } = await gateway.graphql<Data>(query, options)
  expect(errors).toBeUndefined()
  return data as Data
}

test('routes come with their stations, closures and departures, each kind asked for once', async () => {
  const { route } = seedDepartures(gateway, 2)
  const [first = '', second = ''] = route.stops.map(({ stationId }) => stationId)
  gateway.route.addClosure({ case: 'stationId', value: first }, gateway.clock())
  gateway.route.addClosure({ case: 'routeId', value: newId() }, gateway.clock())
  gateway.calls.length = 0
  const { routes } = await asked<{ routes: unknown[] }>(ROUTES)
  expect(routes).toEqual([
    {
      id: `Route_${route.id}`,
      theme: 'RED',
      name: '线路1',
      nameEn: 'Walk 1',
      path: [{ latitude: 31.15 }, { latitude: 31.16 }],
      stations: [
        { id: `Station_${first}`, name: '站点1' },
        { id: `Station_${second}`, name: '站点2' },
      ],
      stops: [
        { stayMinutes: 20, walkMinutes: 0, station: { name: '站点1' } },
        { stayMinutes: 20, walkMinutes: 10, station: { name: '站点2' } },
      ],
      closures: [{ reason: '修缮', station: { name: '站点1' }, route: null }],
      departures: {
        edges: [{ node: expect.objectContaining({ slot: { remaining: 20 } }) }, expect.anything()],
      },
    },
  ])
  expect(gateway.calls.toSorted()).toEqual([
    'GetSlots',
    'GetStations',
    'ListClosures',
    'ListDepartures',
    'ListRoutes',
  ])
})

test('routes of a theme are those alone; a station knows its routes', async () => {
  const station = gateway.route.addStation()
  const red = gateway.route.addRoute([station.id])
  gateway.route.addRoute([gateway.route.addStation().id], { theme: 5 })
  expect(await asked('{ routes(theme: SCIENCE) { name } }')).toEqual({ routes: [{ name: '线路2' }] })
  const query = `{ node(id: "Station_${station.id}") { ... on Station { openingHours precisionMetres routes { id } accessibility { stepFree steps surface } } } }`
  expect(await asked(query)).toEqual({
    node: {
      openingHours: null,
      precisionMetres: null,
      routes: [{ id: `Route_${red.id}` }],
      accessibility: { stepFree: null, steps: null, surface: null },
    },
  })
})

test('every node of walks is found by its id, and none by an id of another kind', async () => {
  const { route, departures } = seedDepartures(gateway, 1)
  const departureId = departures[0]?.departure.id ?? ''
  const stationId = route.stops[0]?.stationId ?? ''
  const query = 'query ($id: ID!) { node(id: $id) { id __typename } }'
  for (const [name, id] of Object.entries({ Route: route.id, Station: stationId, Departure: departureId })) {
    const globalId = `${name}_${id}`
    const { node } = await asked<{ node: unknown }>(query, { variables: { id: globalId } })
    expect(node).toEqual({ id: globalId, __typename: name })
  }
  for (const id of [`Route_${stationId}`, `Station_${route.id}`, `Closure_${route.id}`, `Walk_${route.id}`]) {
    expect(await asked(query, { variables: { id } })).toEqual({ node: null })
  }
})

test('the code of a station is shown to admitted guides and operators alone, whatever their sign-in calls them', async () => {
  gateway.guide.addGuide(demoPersonId('guide-1'))
  gateway.guide.addGuide(demoPersonId('guide-2'), { status: GuideStatus.SUSPENDED })
  gateway.guide.addGuide(demoPersonId('citizen-2'))
  const { id } = gateway.route.addStation()
  const query = `{ node(id: "Station_${id}") { ... on Station { code { code } } } }`
  for (const [person, code] of [
    ['citizen-1', null],
    ['manager-1', null],
    ['guide-1', { code: '123456' }],
    ['guide-2', null],
    ['guide-3', null],
    ['citizen-2', { code: '123456' }],
    ['operator-1', { code: '123456' }],
  ] as const) {
    const cookie = await gateway.signIn(person)
    expect([person, await asked(query, { cookie })]).toEqual([person, { node: { code } }])
  }
  gateway.calls.length = 0
  expect(await asked(query)).toEqual({ node: { code: null } })
  expect(gateway.calls).not.toContain('GetStationCode')
})

describe('closures', () => {
  const ADD = `mutation ($input: AddClosureInput!) { addClosure(input: $input) {
    ... on AddClosureSuccess { closure { id until station { name } } } ... on Refused { code message } } }`

  test('are added and ended by an operator, who sees it at once', async () => {
    const { id } = gateway.route.addStation()
    const cookie = await gateway.signIn('operator-1')
    const input = { stationId: `Station_${id}`, reason: '修缮', idempotencyKey: 'k' }
    const { addClosure } = await asked<{ addClosure: { closure: { id: string } } }>(ADD, {
      variables: { input },
      cookie,
    })
    expect(addClosure.closure).toMatchObject({ until: null, station: { name: '站点1' } })
    const list = '{ closures { id reason } }'
    expect(await asked(list, { cookie })).toEqual({
      closures: [{ id: addClosure.closure.id, reason: '修缮' }],
    })
    gateway.clock.advance({ seconds: 0.1 })
    const end = `mutation { endClosure(input: { closureId: "${addClosure.closure.id}" }) { __typename } }`
    expect(await asked(end, { cookie })).toEqual({ endClosure: { __typename: 'EndClosureSuccess' } })
    expect(await asked(list, { cookie })).toEqual({ closures: [] })
  })

  test('are of one station or one route', async () => {
    const cookie = await gateway.signIn('operator-1')
    const id = newId()
    for (const of of [{}, { stationId: `Station_${id}`, routeId: `Route_${id}` }, { stationId: 'x' }]) {
      const input = { ...of, reason: 'r', idempotencyKey: 'k' }
      const { addClosure } = await asked<{ addClosure: unknown }>(ADD, { variables: { input }, cookie })
      expect(addClosure).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringMatching(/站点|线路/) })
    }
  })
})

test('while the route service is away, walks are answered as they were known last, but not what operators see', async () => {
  seedDepartures(gateway, 2)
  const operator = await gateway.signIn('operator-1')
  const all = '{ departures(withCancelled: true) { edges { node { id } } } }'
  const known = await asked(ROUTES)
  expect(await asked(all, { cookie: operator })).toMatchObject({ departures: { edges: [{}, {}] } })
  gateway.broken.set('*', Code.Unavailable)
  gateway.clock.advance({ seconds: 2 })
  expect(await asked(ROUTES)).toEqual(known)
  const { errors } = await gateway.graphql(all, { cookie: operator })
  expect(errors?.[0]?.extensions?.['code']).toBe('UNAVAILABLE')
})

test('who asks for the same walks within a second is answered by one read; what operators see is shared with nobody', async () => {
  seedDepartures(gateway, 1)
  const operator = await gateway.signIn('operator-1')
  await asked(ROUTES)
  await asked(ROUTES, { cookie: operator })
  expect(gateway.calls.filter((name) => name === 'ListRoutes')).toHaveLength(1)
  const [departure] = gateway.route.departures.values()
  if (departure) departure.status = 2
  const all = 'query ($all: Boolean) { departures(withCancelled: $all) { edges { node { status } } } }'
  const variables = { all: true }
  const cancelled = { departures: { edges: [{ node: { status: 'CANCELLED' } }] } }
  expect(await asked(all, { variables, cookie: operator })).toEqual(cancelled)
  expect(await asked(all, { variables })).toEqual({ departures: { edges: [] } })
})

test('a list of routes with all that the map draws is no costly question; departures of departures are', async () => {
  seedDepartures(gateway, 1)
  const map = `{ routes { id theme name path { latitude longitude } stations { id name point { latitude longitude } } closures { reason } } }`
  await asked(map)
  const costly = `{ departures(first: 100) { edges { node { route { departures(first: 100) { edges { node { slot { id } } } } } } } } }`
  const { status, errors } = await gateway.graphql(costly, {
    headers: { accept: 'application/graphql-response+json' },
  })
  expect([status, errors?.[0]?.extensions?.['code']]).toEqual([400, 'OPERATION_TOO_COSTLY'])
  const codes = '{ routes { stations { routes { stations { code { code } } } } } }'
  expect((await gateway.graphql(codes)).errors?.[0]?.extensions?.['code']).toBe('OPERATION_TOO_COSTLY')
})
