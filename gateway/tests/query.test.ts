import { Code } from '@connectrpc/connect'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.broken.clear())
afterAll(() => gateway.stop())

const SESSIONS = `query ($first: Int) { sessions(first: $first, near: { latitude: 31.1, longitude: 121.4 }) {
  edges { cursor node { id distanceMetres startsAt activity { title craft } site { id name streetTown { name } point { latitude } }
  slot { id remaining version viewerReservation { id } } } } pageInfo { hasNextPage endCursor } } }`

interface Sessions {
  sessions: {
    edges: { node: { id: string; distanceMetres: number; startsAt: string; slot: { remaining: number } } }[]
  }
}

test('a list of 50 sessions with sites, activities and slots costs one RPC per kind', async () => {
  seedSessions(gateway, 60)
  const cookie = await gateway.signIn('citizen-1')
  gateway.calls.length = 0
  const { data, errors } = await gateway.graphql<Sessions>(SESSIONS, { variables: { first: 50 }, cookie })
  expect(errors).toBeUndefined()
  expect(data?.sessions.edges).toHaveLength(50)
  expect(data?.sessions.edges[0]?.node).toMatchObject({ distanceMetres: 1234, slot: { remaining: 10 } })
  expect([...gateway.calls].sort()).toEqual([
    'GetActivities',
    'GetSessions',
    'GetSites',
    'ListReservations',
    'ListStreetTowns',
    'SearchSlots',
  ])
})

test('the same list is the same again and again, compiled or not', async () => {
  seedSessions(gateway, 3)
  const answers = []
  for (let round = 0; round < 5; round++) {
    answers.push((await gateway.graphql(SESSIONS, { variables: { first: 3 } })).data)
  }
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test('a document with two operations answers the one that is named', async () => {
  const query = 'query A { settings { districtName } } query B { streetTowns { name } }'
  for (let round = 0; round < 5; round++) {
    for (const [operationName, field] of [
      ['A', 'settings'],
      ['B', 'streetTowns'],
    ] as const) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, operationName }),
      })
      const { data } = (await response.json()) as { data: Record<string, unknown> }
      expect(Object.keys(data)).toEqual([field])
    }
  }
})

test('a node is found by its id, and nothing by an id that names nothing', async () => {
  const [seeded] = seedSessions(gateway, 1)
  const query = '{ a: node(id: $id) { id __typename } }'.replace('{', 'query ($id: ID!) {')
  for (const [name, id] of [
    ['Site', seeded?.site.id],
    ['Activity', seeded?.activity.id],
    ['Session', seeded?.session.id],
    ['Slot', seeded?.slot.id],
  ]) {
    const { data } = await gateway.graphql(query, { variables: { id: `${name}_${id}` } })
    expect(data).toEqual({ a: { id: `${name}_${id}`, __typename: name } })
  }
  for (const id of [
    '',
    'x',
    'Site_',
    `Site_${'0'.repeat(36)}`,
    `Person_${seeded?.site.id}`,
    'constructor_x',
    `toString_${seeded?.site.id}`,
    `Slot_${seeded?.site.id}`,
  ]) {
    const { data, errors } = await gateway.graphql(query, { variables: { id } })
    expect([id, data, errors]).toEqual([id, { a: null }, undefined])
  }
})

test("somebody else's reservation is no node", async () => {
  const [seeded] = seedSessions(gateway, 1)
  const mine = await gateway.signIn('citizen-1')
  const other = await gateway.signIn('citizen-2')
  const reserve = `mutation ($id: ID!) { reserve(input: { slotId: $id, idempotencyKey: "k" }) { ... on ReserveSuccess { reservation { id code } } } }`
  const { data } = await gateway.graphql<{ reserve: { reservation: { id: string } } }>(reserve, {
    variables: { id: `Slot_${seeded?.slot.id}` },
    cookie: mine,
  })
  const variables = { id: data?.reserve.reservation.id }
  const query = 'query ($id: ID!) { node(id: $id) { ... on Reservation { code } } }'
  expect((await gateway.graphql(query, { variables, cookie: mine })).data).toEqual({
    node: { code: 'KDNP7R' },
  })
  expect((await gateway.graphql(query, { variables, cookie: other })).data).toEqual({ node: null })
  expect((await gateway.graphql(query, { variables })).data).toEqual({ node: null })
})

test('the viewer is null for a stranger, and knows their roles and sites', async () => {
  const query = '{ viewer { id displayName roles managedSites { name } unreadNoticeCount } }'
  expect((await gateway.graphql(query)).data).toEqual({ viewer: null })
  const cookie = await gateway.signIn('citizen-7')
  const first = await gateway.graphql<{ viewer: { id: string } }>(query, { cookie })
  expect(first.data?.viewer).toMatchObject({ roles: ['CITIZEN'], managedSites: [], unreadNoticeCount: 0 })
  const site = gateway.venue.addSite()
  const operator = await gateway.signIn('operator-1')
  const grant =
    'mutation ($site: ID!, $person: ID!) { grantSite(input: { siteId: $site, personId: $person }) { ... on GrantSiteSuccess { site { managers { personId } } } } }'
  const variables = { site: `Site_${site.id}`, person: first.data?.viewer.id }
  const granted = await gateway.graphql(grant, { variables, cookie: operator })
  expect(granted.data).toEqual({ grantSite: { site: { managers: [{ personId: first.data?.viewer.id }] } } })
  const second = await gateway.graphql(query, { cookie })
  expect(second.data?.['viewer']).toMatchObject({
    roles: ['CITIZEN', 'MANAGER'],
    managedSites: [{ name: site.name }],
  })
})

test('managers of a site are hidden from those who may not know', async () => {
  const site = gateway.venue.addSite()
  const query =
    'query ($id: ID!) { node(id: $id) { ... on Site { managers { personId } auditEntries { edges { cursor } } } } }'
  const variables = { id: `Site_${site.id}` }
  const hidden = { node: { managers: null, auditEntries: null } }
  expect((await gateway.graphql(query, { variables })).data).toEqual(hidden)
  const citizen = await gateway.signIn('citizen-1')
  expect((await gateway.graphql(query, { variables, cookie: citizen })).data).toEqual(hidden)
  const operator = await gateway.signIn('operator-1')
  const seen = await gateway.graphql(query, { variables, cookie: operator })
  expect(seen.data).toEqual({ node: { managers: [], auditEntries: { edges: [] } } })
})

test('a service that is away is said to be, in the language of who asks', async () => {
  gateway.broken.set('SearchSlots', Code.Unavailable)
  const query = '{ sessions { edges { cursor } } }'
  const zh = await gateway.graphql(query)
  expect(zh.errors?.[0]).toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
  expect(zh.errors?.[0]?.message).toContain('暂时连接不上')
  const en = await gateway.graphql(query, { headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' } })
  expect(en.errors?.[0]?.message).toContain('cannot be reached')
})

test('an unexpected error shows nothing but a request id', async () => {
  gateway.broken.set('SearchSlots', Code.Internal)
  const { errors, headers } = await gateway.graphql('{ sessions { edges { cursor } } }')
  expect(errors?.[0]?.extensions).toEqual({ code: 'UNEXPECTED', requestId: headers.get('x-request-id') })
  expect(JSON.stringify(errors)).not.toContain('hunter2')
})

test('a page that is too long or a cursor that is none is refused in words', async () => {
  const long = await gateway.graphql('{ sessions(first: 1000000) { edges { cursor } } }')
  expect(long.errors?.[0]?.extensions?.['code']).toBe('INVALID_INPUT')
  const cursor = await gateway.graphql('query ($c: String) { sessions(after: $c) { edges { cursor } } }', {
    variables: { c: 'x'.repeat(10_000) },
  })
  expect(cursor.errors?.[0]?.extensions?.['code']).toBe('INVALID_INPUT')
})
