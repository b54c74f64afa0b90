import { Code } from '@connectrpc/connect'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { subscribe } from './live-client.ts'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let before: Map<string, number>
beforeEach(async () => {
  gateway = await startGateway({ env: { INNER_PORT: '0' } })
  before = await read()
})
afterEach(() => gateway.stop())

/** Every series of the process with its value. */
async function read(): Promise<Map<string, number>> {
  const text = await (await fetch(`${gateway.innerUrl}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line.startsWith('xingzhi_'))
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  )
}

/** What has risen since the test began, by how much. */
async function risen(name: string): Promise<Record<string, number>> {
  const now = [...(await read())].filter(([series]) => series.startsWith(name))
  return Object.fromEntries(
    now
      .map(([series, value]) => [series.slice(name.length), value - (before.get(series) ?? 0)] as const)
      .filter(([, rise]) => rise !== 0),
  )
}

const OPERATIONS = 'xingzhi_graphql_operations_total'
const RESERVE =
  'mutation Named($slotId: ID!, $key: String!) { reserve(input: { slotId: $slotId, idempotencyKey: $key }) { __typename } }'

test('operations are counted by root field and outcome, and the refusals by code', async () => {
  const cookie = await gateway.signIn('citizen-1')
  const [{ slot } = { slot: { id: '' } }] = seedSessions(gateway, 1)
  const reserve = (key: string) =>
    gateway.graphql(RESERVE, { variables: { slotId: `Slot_${slot.id}`, key }, cookie })
  await reserve('one')
  await reserve('two')
  gateway.broken.set('Reserve', Code.Unavailable)
  await reserve('three')
  gateway.broken.set('Reserve', Code.Internal)
  await reserve('four')
  expect(await risen(OPERATIONS)).toEqual({
    '{field="reserve",outcome="ok"}': 1,
    '{field="reserve",outcome="refused"}': 1,
    '{field="reserve",outcome="unavailable"}': 1,
    '{field="reserve",outcome="unexpected"}': 1,
  })
  expect(await risen('xingzhi_refusals_total')).toEqual({ '{code="ALREADY_RESERVED"}': 1 })
  expect(await risen('xingzhi_graphql_operation_seconds_count')).toEqual({ '{field="reserve"}': 4 })
})

test('a refusal of a query counts too, and what clients name appears nowhere', async () => {
  const queries = [
    'query SecretName { alias: viewer { id } }',
    'query SecretName { viewer { id } settings { timeZone } }',
    'query SecretName { ... on Query { viewer { id } } }',
    '{ __schema { queryType { name } } }',
    '{ sessions(first: 100000) { edges { node { id } } } }',
    '{ noSuchField }',
  ]
  for (const query of queries) await gateway.graphql(query)
  expect(await risen(OPERATIONS)).toEqual({
    '{field="viewer",outcome="ok"}': 1,
    '{field="several",outcome="ok"}': 2,
    '{field="introspection",outcome="ok"}': 1,
    '{field="sessions",outcome="refused"}': 1,
  })
  expect(await risen('xingzhi_refusals_total')).toEqual({ '{code="INVALID_INPUT"}': 1 })
  const names = [...(await read()).keys()].join('\n')
  expect(names).not.toMatch(/SecretName|alias|noSuchField/)
})

test('answers are counted by route and class of status, sign-ins by outcome', async () => {
  await gateway.signIn('citizen-1')
  await fetch(`${gateway.url}/demo/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ person: 'nobody' }),
  })
  gateway.broken.set('RecordPerson', Code.Unavailable)
  await fetch(`${gateway.url}/demo/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ person: 'citizen-2' }),
  })
  await fetch(`${gateway.url}/graphql`, { method: 'POST', body: 'x' })
  await fetch(`${gateway.url}/`)
  await fetch(`${gateway.url}/healthz`)
  await fetch(`${gateway.url}/export/routes/x.gpx`)
  await eventually(async () =>
    expect(await risen('xingzhi_http_responses_total')).toEqual({
      '{route="sign-in",status="3xx"}': 1,
      '{route="sign-in",status="4xx"}': 1,
      '{route="sign-in",status="5xx"}': 1,
      '{route="graphql",status="4xx"}': 1,
      '{route="export",status="4xx"}': 1,
      '{route="pages",status="2xx"}': 1,
      '{route="health",status="2xx"}': 1,
    }),
  )
  expect(await risen('xingzhi_sign_ins_total')).toEqual({
    '{outcome="signed_in"}': 1,
    '{outcome="refused"}': 1,
    '{outcome="failed"}': 1,
  })
})

test('what is over a limit is counted by the limit', async () => {
  const cookie = await gateway.signIn('citizen-1')
  const [{ slot } = { slot: { id: '' } }] = seedSessions(gateway, 1)
  for (let at = 0; at < 62; at++) {
    await gateway.graphql(RESERVE, { variables: { slotId: `Slot_${slot.id}`, key: `k${at}` }, cookie })
  }
  expect(await risen('xingzhi_rate_limited_total')).toEqual({ '{limit="reservationsOfPerson"}': 2 })
  expect(await risen('xingzhi_refusals_total')).toMatchObject({ '{code="LIMIT_REACHED"}': 2 })
})

test('live pages and what they were told are counted', async () => {
  const [{ slot } = { slot: { id: '' } }] = seedSessions(gateway, 1)
  const live = await subscribe(gateway.url, [`Slot_${slot.id}`])
  await eventually(() => expect(live.events).toHaveLength(1))
  expect(await risen('xingzhi_live_')).toEqual({ connections: 1, updates_total: 1 })
  await live.close()
  await eventually(async () => expect(await risen('xingzhi_live_connections')).toEqual({}))
})
