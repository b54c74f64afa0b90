import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let slotId: string
let cookie: string
beforeAll(async () => {
  gateway = await startGateway({ env: { RATE_LIMITS: 'off' } })
  slotId = `Slot_${seedSessions(gateway, 3)[0]?.slot.id}`
  cookie = await gateway.signIn('citizen-1')
})
afterAll(() => gateway.stop())

const HELLO = '{ settings { districtName } }'
const RESERVE =
  'mutation ($input: ReserveInput!) { reserve(input: $input) { __typename ... on Refused { code message suggestedStarts alternatives { slot { id } } } ... on ReserveSuccess { reservation { id } } } }'

const bodies: Record<string, string | undefined> = {
  'a query': JSON.stringify({ query: HELLO }),
  'a query with a name': JSON.stringify({ query: `query Hello ${HELLO}`, operationName: 'Hello' }),
  'a name that is not there': JSON.stringify({ query: `query Hello ${HELLO}`, operationName: 'Bye' }),
  'two operations without a name': JSON.stringify({ query: `query A ${HELLO} query B ${HELLO}` }),
  'nulls for all that is optional': JSON.stringify({
    query: HELLO,
    operationName: null,
    variables: null,
    extensions: null,
  }),
  'an unknown parameter': JSON.stringify({ query: HELLO, more: 1 }),
  'no query': JSON.stringify({ variables: {} }),
  'an empty query': JSON.stringify({ query: '' }),
  'a query that is a number': JSON.stringify({ query: 4 }),
  'variables that are a list': JSON.stringify({ query: HELLO, variables: [] }),
  'variables that are a text': JSON.stringify({ query: HELLO, variables: 'x' }),
  'a syntax error': JSON.stringify({ query: '{ settings {' }),
  'an unknown field': JSON.stringify({ query: '{ settings { nothing } }' }),
  'a missing variable': JSON.stringify({ query: RESERVE }),
  'a variable of the wrong type': JSON.stringify({
    query: RESERVE,
    variables: { input: { slotId: {}, partySize: 'x' } },
  }),
  'a time without a zone': JSON.stringify({
    query: 'query ($t: DateTime) { sessions(from: $t) { edges { cursor } } }',
    variables: { t: '2026-05-01T10:00:00' },
  }),
  'a refusal': JSON.stringify({
    query: RESERVE,
    variables: { input: { slotId: 'Slot_x', idempotencyKey: 'k' } },
  }),
  'a refusal with alternatives': undefined,
  'a refused list': JSON.stringify({ query: '{ sessions(first: 0) { edges { cursor } } }' }),
  introspection: JSON.stringify({ query: '{ __schema { types { name fields { name args { name } } } } }' }),
  'a list of operations': JSON.stringify([{ query: HELLO }]),
  'a text': '"hello"',
  null: 'null',
  'no JSON': '{',
  nothing: '',
  'a deep query': JSON.stringify({
    query: `{ sites { edges { node { ${'sessions { edges { node { site { '.repeat(6)} id ${'} } } }'.repeat(6)} } } } }`,
  }),
  'two root mutations': JSON.stringify({
    query: `mutation { a: markNoticesRead(input: { noticeIds: [] }) { __typename } b: markNoticesRead(input: { noticeIds: [] }) { __typename } }`,
  }),
  'too many aliases': JSON.stringify({
    query: `{ ${Array.from({ length: 200 }, (_, at) => `a${at}: settings { timeZone }`).join(' ')} }`,
  }),
  'a costly query': JSON.stringify({
    query:
      '{ sites(first: 100) { edges { node { sessions(first: 100) { edges { node { id slot { id } } } } } } } }',
  }),
  'a subscription without a stream': JSON.stringify({
    query: 'subscription { slotChanged(slotIds: []) { id } }',
  }),
}

const accepts = [
  undefined,
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  'application/json; charset=utf-8',
  'text/html, application/xhtml+xml, */*;q=0.8',
  'text/html',
  'application/json; charset=latin1',
]

async function ask(path: string, body: string, accept: string | undefined) {
  const headers: Record<string, string> = { 'content-type': 'application/json', cookie }
  // fetch cannot leave the header out: it says */* then.
  if (accept !== undefined) headers['accept'] = accept
  const response = await fetch(`${gateway.url}${path}`, { method: 'POST', headers, body })
  const text = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    // Each request has an id of its own.
    text: text.replaceAll(/"requestId":"[^"]+"/g, '"requestId":""'),
  }
}

describe.each(Object.keys(bodies))('%s', (name) => {
  test.each(accepts)('is answered alike by both doors when %s is accepted', async (accept) => {
    const body =
      bodies[name] ??
      JSON.stringify({ query: RESERVE, variables: { input: { slotId, partySize: 9, idempotencyKey: 'k' } } })
    const narrow = await ask('/graphql', body, accept)
    expect(narrow).toEqual(await ask('/graphql?door=wide', body, accept))
    expect(narrow.status).toBeLessThan(500)
  })
})

test.each(['/graphql', '/graphql?door=wide'])('GraphQL over HTTP is kept to at %s', async (path) => {
  const results = await auditServer({ url: `${gateway.url}${path}`, fetchFn: fetch })
  const failed = results.filter(({ status }) => status === 'error')
  expect(failed.map(({ id, name }) => `${id} ${name}`)).toEqual([])
  const warned = results.filter(({ status }) => status === 'warn')
  expect(warned.map(({ id, name }) => `${id} ${name}`)).toEqual([])
})

test('a long answer is compressed for who can read it, and is the same', async () => {
  const query = '{ __schema { types { name description fields { name description } } } }'
  const plain = await gateway.graphql(query, { headers: { 'accept-encoding': 'identity' } })
  const compressed = await gateway.graphql(query, { headers: { 'accept-encoding': 'gzip' } })
  expect(compressed.headers.get('content-encoding')).toBe('gzip')
  expect(compressed.data).toEqual(plain.data)
})
