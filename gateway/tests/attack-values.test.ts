import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let sessionId: string
beforeAll(async () => {
  gateway = await startGateway()
  const [seeded] = seedSessions(gateway, 1)
  sessionId = `Session_${seeded?.session.id}`
})
afterAll(() => gateway.stop())

/** Often enough that the document is compiled. */
const ROUNDS = [1, 2, 3, 4, 5]

async function post(body: string, door: '' | '?wide') {
  const response = await fetch(`${gateway.url}/graphql${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return (await response.json()) as { data?: unknown; errors?: { extensions?: { code?: string } }[] }
}

test.each(['', '?wide'] as const)('names of prototypes are names like others (%s)', async (door) => {
  const variable = 'query ($__proto__: ID!) { node(id: $__proto__) { id } }'
  const input = 'mutation ($i: ReserveInput!) { reserve(input: $i) { __typename } }'
  const alias = '{ __proto__: settings { constructor: timeZone __proto__: timeZone } }'
  for (const round of ROUNDS) {
    const bodies = [
      `{"query":"${variable}","variables":{"__proto__":{"polluted":${round}}}}`,
      `{"query":"${variable}","variables":{"__proto__":"x"}}`,
      `{"query":"${input}","variables":{"i":{"__proto__":{"polluted":1},"slotId":"x","idempotencyKey":"k"}}}`,
      `{"query":"${input}","variables":{"i":{"constructor":{"prototype":{"polluted":1}}}}}`,
      `{"query":"{ settings { timeZone } }","__proto__":{"polluted":1}}`,
    ]
    for (const body of bodies) {
      for (const error of (await post(body, door)).errors ?? []) {
        expect(error.extensions?.code).toMatch(/^(BAD_USER_INPUT|BAD_REQUEST)$/)
      }
    }
    const answer = JSON.stringify(await post(JSON.stringify({ query: alias }), door))
    expect(answer).toBe('{"data":{"__proto__":{"constructor":"Asia/Shanghai","__proto__":"Asia/Shanghai"}}}')
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('a null that must not be is our bug, and shown as such, compiled or not', async () => {
  const [activity] = gateway.venue.activities.values()
  gateway.venue.activities.clear()
  for (const _round of ROUNDS) {
    const query = `{ node(id: "${sessionId}") { ... on Session { activity { title } } } }`
    const { errors } = await gateway.graphql(query)
    expect(errors?.[0]?.extensions?.['code']).toBe('UNEXPECTED')
    expect(errors?.[0]?.message).not.toContain('null')
  }
  if (activity) gateway.venue.activities.set(activity.id, activity)
})

test.each([
  '{"query":"{"}',
  '{',
  '{"query":"{ settings { timeZone } }"',
  `{"query":"query (${'$a: Int, '.repeat(400)}$b: Int) { settings { timeZone } }"}`,
])('a body that cannot be read is answered without what its parser says: %s', async (body) => {
  for (const door of ['', '?wide'] as const) {
    const answer = JSON.stringify(await post(body, door))
    expect(answer).not.toMatch(/SyntaxError|JSON at position|in JSON|originalError/)
  }
})
