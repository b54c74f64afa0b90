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

const ID = '01890000-0000-7000-8000-000000000000'
const NOT_IDS = ['', ' ', 'x', ID, 'x'.repeat(10_000), `Site_${ID}`, `constructor_${ID}`, `__proto___${ID}`]

test.each([
  ['claimShift', 'shiftId', {}],
  ['releaseShift', 'shiftId', { reason: 'r' }],
  ['replaceClaim', 'claimId', { reason: 'r' }],
  ['replaceClaim', 'guideId', { claimId: `Claim_${ID}`, reason: 'r' }],
  ['keepClaim', 'claimId', {}],
  ['signInToShift', 'shiftId', {}],
  ['recordService', 'shiftId', { minutes: 1, peopleGuided: 0 }],
  ['confirmService', 'recordId', {}],
  ['setGuideStatus', 'guideId', { status: 'ADMITTED' }],
  ['saveQualification', 'qualificationId', { name: 'n' }],
  ['enrolInTraining', 'trainingId', {}],
  ['recordAttendance', 'trainingId', { guideIds: [] }],
  ['recordAttendance', 'guideIds', { trainingId: `Training_${ID}` }],
  ['checkInReservation', 'slotId', { code: 'KDNP7R', peoplePresent: 1 }],
  ['checkInReservation', 'reservationId', { slotId: `Slot_${ID}`, peoplePresent: 1 }],
])('%s: what is no id of its kind reaches no service, as %s', async (name, field, others) => {
  const cookie = await gateway.signIn('operator-1')
  gateway.calls.length = 0
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on Refused { code } } }`
  for (const bad of [...NOT_IDS, Array(600).fill('x')]) {
    const value = field === 'guideIds' && typeof bad === 'string' ? [bad] : bad
    const variables = { input: { idempotencyKey: 'k', ...others, [field]: value } }
    const { data, errors } = await gateway.graphql<Record<string, { code: string }>>(query, {
      ...{ variables, cookie },
    })
    const code = errors?.[0]?.extensions?.['code'] ?? data?.[name]?.code
    expect([bad, code]).toEqual([bad, expect.stringMatching(/^(INVALID_INPUT|NOT_FOUND|BAD_USER_INPUT)$/)])
  }
  expect(gateway.calls).toEqual([])
})

const KEY = 'idempotencyKey: "k"'
const AT = 'startsAt: "2026-06-01T10:00:00Z", guidesWanted: 1, groupSize: 1'

test.each([
  ['departures', 'departures(routeId: $id) { edges { cursor } }'],
  ['departurePreview', `departurePreview(input: { routeId: $id, ${AT} }) { fits }`],
  ['scheduleDeparture', `scheduleDeparture(input: { routeId: $id, ${AT}, ${KEY} }) { ...R }`],
  ['changeDeparture', `changeDeparture(input: { departureId: $id, ${KEY} }) { ...R }`],
  ['cancelDeparture', `cancelDeparture(input: { departureId: $id, reason: "r", ${KEY} }) { ...R }`],
  ['addClosure of a station', `addClosure(input: { stationId: $id, reason: "r", ${KEY} }) { ...R }`],
  ['addClosure of a route', `addClosure(input: { routeId: $id, reason: "r", ${KEY} }) { ...R }`],
  ['endClosure', 'endClosure(input: { closureId: $id }) { ...R }'],
  ['startWalk', `startWalk(input: { routeId: $id, ${KEY} }) { ...R }`],
  ['checkIn', `checkIn(input: { walkId: $id, stationId: $id, ${KEY} }) { ...R }`],
])('an id that names nothing is refused in words: %s', async (_name, field) => {
  const cookie = await gateway.signIn('operator-1')
  const kind = field.includes('...R') ? 'mutation' : 'query'
  const refused = kind === 'mutation' ? ' fragment R on Refused { code message }' : ''
  for (const id of [
    '',
    ' ',
    'x',
    'Route_',
    `Slot_${'0'.repeat(36)}`,
    sessionId,
    '__proto__',
    'x'.repeat(9_000),
  ]) {
    const query = `${kind} ($id: ID!) { ${field} }${refused}`
    const { data, errors, status } = await gateway.graphql(query, { variables: { id }, cookie })
    const codes = JSON.stringify([data, errors?.map(({ extensions }) => extensions?.['code'])])
    expect([id.slice(0, 50), status]).toEqual([id.slice(0, 50), 200])
    if (kind === 'mutation' || errors) expect(codes).toMatch(/INVALID_INPUT|NOT_FOUND/)
    expect(codes).not.toMatch(/UNEXPECTED|UNAVAILABLE|Success/)
  }
})
