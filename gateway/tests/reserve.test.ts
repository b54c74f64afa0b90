import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Code } from '@connectrpc/connect'
import { must } from '@xingzhi/runtime/assert'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.broken.clear())
afterAll(() => gateway.stop())

const RESERVE = `mutation ($slotId: ID!, $partySize: Int!, $key: String!) {
  reserve(input: { slotId: $slotId, partySize: $partySize, idempotencyKey: $key, near: { latitude: 31.1, longitude: 121.4 } }) {
    __typename
    ... on ReserveSuccess { reservation { id partySize status code session { id } slot { reserved } } }
    ... on Refused { code message FIELDS }
  } }`

function reserve(
  cookie: string,
  slotId: string,
  partySize = 1,
  fields = '',
  headers: Record<string, string> = {},
) {
  const variables = { slotId, partySize, key: crypto.randomUUID() }
  return gateway.graphql<{ reserve: Record<string, unknown> }>(RESERVE.replace('FIELDS', fields), {
    variables,
    cookie,
    headers,
  })
}

function slots(count = 1): string[] {
  return seedSessions(gateway, count).map(({ slot }) => `Slot_${slot.id}`)
}

test('a place is reserved and can be cancelled', async () => {
  const [slotId = ''] = slots()
  const cookie = await gateway.signIn('citizen-1')
  const { data } = await reserve(cookie, slotId, 2)
  expect(data?.reserve).toMatchObject({
    __typename: 'ReserveSuccess',
    reservation: { partySize: 2, status: 'CONFIRMED', code: 'KDNP7R', slot: { reserved: 2 } },
  })
  const { id: reservationId } = must(data).reserve['reservation'] as { id: string }
  const cancel =
    'mutation ($id: ID!) { cancelReservation(input: { reservationId: $id, idempotencyKey: "c" }) { ... on CancelReservationSuccess { reservation { status } } } }'
  const cancelled = await gateway.graphql(cancel, { variables: { id: reservationId }, cookie })
  expect(cancelled.data).toEqual({ cancelReservation: { reservation: { status: 'CANCELLED' } } })
})

const CHANGE = `mutation ($id: ID!, $partySize: Int!) {
  changeReservation(input: { reservationId: $id, partySize: $partySize, idempotencyKey: "${crypto.randomUUID()}" }) {
    ... on ChangeReservationSuccess { reservation { id code partySize slot { reserved } } }
    ... on Refused { code message }
  } }`

test('a party changes its size in place, and a refusal says what it can be', async () => {
  const [slotId = ''] = slots()
  const cookie = await gateway.signIn('citizen-1')
  const { data } = await reserve(cookie, slotId, 2)
  const { id, code } = must(data).reserve['reservation'] as { id: string; code: string }
  const change = (partySize: number, as = cookie, headers = {}) =>
    gateway.graphql<{ changeReservation: { message: string } }>(CHANGE, {
      variables: { id, partySize },
      cookie: as,
      headers,
    })
  expect((await change(1)).data).toEqual({
    changeReservation: { reservation: { id, code, partySize: 1, slot: { reserved: 1 } } },
  })
  const slot = must(gateway.booking.slots.get(slotId.slice(5)))
  gateway.booking.change(slot.id, { capacity: 3 })
  const words = await Promise.all([change(4), change(4, cookie, { 'accept-language': 'en' })])
  expect(words[0]?.data?.changeReservation).toEqual({
    code: 'SLOT_FULL',
    message: '只剩 2 个名额，最多可以改到 3 位，原来的 1 位还为您留着。也可以看看坐得下的其他场次。',
  })
  expect(words[1]?.data?.changeReservation.message).toContain('at most 3')
  expect((await change(2, await gateway.signIn('citizen-2'))).data).toMatchObject({
    changeReservation: { code: 'NOT_FOUND' },
  })
})

test('what is in the way is called by its name', async () => {
  const [slotId = '', otherId = ''] = slots(2)
  const cookie = await gateway.signIn('citizen-3')
  gateway.booking.inTheWay.set(slotId.slice(5), otherId.slice(5))
  const { data } = await reserve(
    cookie,
    slotId,
    1,
    'alternatives { clash { startsAt session { activity { title } } shift { id } } }',
  )
  const session = must(gateway.venue.sessions.get(otherId.slice(5)))
  const title = must(gateway.venue.activities.get(session.activityId)).title
  expect(data?.reserve).toMatchObject({
    code: 'OVERLAPS',
    message: expect.stringContaining(`您已有“${title}”`),
  })
  const { alternatives } = must(data).reserve as { alternatives: { clash: unknown }[] }
  expect(alternatives.at(-1)?.clash).toMatchObject({ session: { activity: { title } } })
})

test('the slot comes with the verdict, as it stands then: no call is made for it', async () => {
  const [slotId = ''] = slots()
  const cookie = await gateway.signIn('citizen-1')
  gateway.calls.length = 0
  const asked = RESERVE.replace('session { id }', '').replace('FIELDS', '')
  const variables = { slotId, partySize: 3, key: 'k' }
  const { data } = await gateway.graphql(asked, { variables, cookie })
  expect(data).toMatchObject({ reserve: { reservation: { slot: { reserved: 3 } } } })
  expect(gateway.calls).toEqual(['Reserve'])
})

test('at another start than was shown nothing is reserved, and the words say when it starts now', async () => {
  const [{ session, slot } = {}] = seedSessions(gateway, 1)
  const slotId = `Slot_${slot?.id}`
  const expectedStartsAt = timestampDate(must(session?.startsAt)).toISOString()
  const query = RESERVE.replace('near:', 'expectedStartsAt: $expectedStartsAt, near:')
    .replace('$key: String!', '$key: String!, $expectedStartsAt: DateTime')
    .replace('FIELDS', 'alternatives { loadPercent }')
  const ask = (cookie: string, expected: string | null) =>
    gateway.graphql<{ reserve: Record<string, unknown> }>(query, {
      variables: { slotId, partySize: 1, key: crypto.randomUUID(), expectedStartsAt: expected },
      cookie,
    })
  gateway.booking.change(slotId.slice(5), { startsAt: timestampFromDate(new Date('2026-12-03T07:00:00Z')) })
  const cookie = await gateway.signIn('citizen-1')
  const { data } = await ask(cookie, expectedStartsAt)
  expect(data?.reserve).toMatchObject({ __typename: 'Refused', code: 'CHANGED', alternatives: [] })
  expect(data?.reserve['message']).toContain('12月3日周四 15:00')
  const english = await ask(`${cookie}; lang=en`, expectedStartsAt)
  expect(english.data?.reserve['message']).toContain('Thu 3 Dec, 15:00')
  expect((await ask(cookie, '2026-12-03T15:00:00+08:00')).data?.reserve['__typename']).toBe('ReserveSuccess')
  const other = await gateway.signIn('citizen-2')
  expect((await ask(other, null)).data?.reserve['__typename']).toBe('ReserveSuccess')
})

test('who is not signed in is refused in words', async () => {
  const [slotId = ''] = slots()
  const { data } = await reserve('', slotId)
  expect(data?.reserve).toMatchObject({
    __typename: 'Refused',
    code: 'SIGN_IN_REQUIRED',
    message: expect.stringContaining('登录'),
  })
  const english = await reserve('lang=en', slotId)
  expect(english.data?.reserve['message']).toContain('sign in')
})

test('what many people ask for at once goes out as a few calls, and each gets their own verdict', async () => {
  const [slotId = ''] = slots()
  const cookies = await Promise.all(
    Array.from({ length: 30 }, (_, at) => gateway.signIn(`citizen-${at + 1}`)),
  )
  gateway.calls.length = 0
  const answers = await Promise.all(cookies.map((cookie) => reserve(cookie, slotId)))
  const names = answers.map(({ data }) => data?.reserve['__typename'])
  expect(names.filter((name) => name === 'ReserveSuccess')).toHaveLength(10)
  expect(names.filter((name) => name === 'Refused')).toHaveLength(20)
  expect(gateway.calls.filter((call) => call === 'Reserve').length).toBeLessThan(15)
})

test('alternatives are looked for only when they are asked for', async () => {
  gateway.booking.slots.clear()
  const [slotId = ''] = slots(3)
  const cookie = await gateway.signIn('citizen-1')
  gateway.booking.change(slotId.slice(5), { reserved: 10 })
  gateway.calls.length = 0
  const plain = await reserve(cookie, slotId)
  expect(plain.data?.reserve).toMatchObject({
    code: 'SLOT_FULL',
    message: expect.stringContaining('名额已满'),
  })
  expect(gateway.calls).toEqual(['Reserve'])
  const more = await reserve(
    cookie,
    slotId,
    1,
    'suggestedStarts alternatives { loadPercent session { site { name } } slot { remaining } }',
  )
  expect(more.data?.reserve).toMatchObject({
    suggestedStarts: [],
    alternatives: [{ loadPercent: 10 }, { loadPercent: 10 }],
  })
  gateway.broken.set('FindAlternativesForMany', Code.Unavailable)
  const none = await reserve(cookie, slotId, 1, 'alternatives { loadPercent }')
  expect(none.data?.reserve).toMatchObject({ code: 'SLOT_FULL', alternatives: [] })
})

test('what many who are refused ask for goes out as a few calls, and what they are shown is not asked for again', async () => {
  const shared = gateway
  // What others of this file opened would be alternatives too.
  gateway = await startGateway()
  const [slotId = ''] = slots(4)
  const cookies = await Promise.all(
    Array.from({ length: 20 }, (_, at) => gateway.signIn(`citizen-${at + 1}`)),
  )
  gateway.booking.change(slotId.slice(5), { reserved: 10 })
  const fields = `alternatives { slot { remaining }
    session { startsAt slot { reserved } activity { title } site { name } } departure { id } }`
  const ask = () => Promise.all(cookies.map((cookie) => reserve(cookie, slotId, 1, fields)))
  await ask()
  gateway.calls.length = 0
  for (const { data } of await ask()) {
    const shown = { slot: { remaining: 10 }, session: { slot: { reserved: 0 } }, departure: null }
    expect(data?.reserve).toMatchObject({ code: 'SLOT_FULL', alternatives: [shown, shown, shown] })
  }
  expect(new Set(gateway.calls)).toEqual(new Set(['Reserve', 'FindAlternativesForMany']))
  expect(gateway.calls.length).toBeLessThan(25)
  await gateway.stop()
  gateway = shared
})

test.each([
  ['an id that is none', 'x', 1, 'INVALID_INPUT'],
  ['an empty id', '', 1, 'INVALID_INPUT'],
  ['an id of something else', 'Site_01890000-0000-7000-8000-000000000000', 1, 'NOT_FOUND'],
  ['an id that nothing has', 'Slot_01890000-0000-7000-8000-000000000000', 1, 'NOT_FOUND'],
  ['a party of none', undefined, 0, 'INVALID_INPUT'],
  ['a party of minus one', undefined, -1, 'INVALID_INPUT'],
  ['a party of a billion', undefined, 1_000_000_000, 'PARTY_TOO_LARGE'],
])('%s is refused', async (_name, slotId, partySize, code) => {
  const [seeded = ''] = slots()
  const cookie = await gateway.signIn('citizen-1')
  const { data, status } = await reserve(cookie, slotId ?? seeded, partySize)
  expect([status, data?.reserve['code']]).toEqual([200, code])
})

test('a key that is too long or empty is refused', async () => {
  const [slotId] = slots()
  const cookie = await gateway.signIn('citizen-1')
  for (const key of ['', ' ', 'k'.repeat(10_000)]) {
    const variables = { slotId, partySize: 1, key }
    const { data } = await gateway.graphql<{ reserve: { code: string } }>(RESERVE.replace('FIELDS', ''), {
      variables,
      cookie,
    })
    expect(data?.reserve.code).toBe('INVALID_INPUT')
  }
})

test('an outage is no refusal: nobody is told that places are gone', async () => {
  const [slotId = ''] = slots()
  const cookie = await gateway.signIn('citizen-1')
  gateway.broken.set('Reserve', Code.Unavailable)
  const { data, errors, status } = await reserve(cookie, slotId)
  expect([status, data, errors?.[0]?.extensions]).toEqual([200, null, { code: 'UNAVAILABLE' }])
  gateway.broken.set('Reserve', Code.Internal)
  const bug = await reserve(cookie, slotId)
  expect(bug.errors?.[0]?.extensions?.['code']).toBe('UNEXPECTED')
  expect(JSON.stringify(bug)).not.toContain('hunter2')
})

test('who reserves too often is refused, and others are not', async () => {
  const [slotId = ''] = slots()
  const cookie = await gateway.signIn('citizen-41')
  const codes = []
  for (let time = 0; time < 62; time++) codes.push((await reserve(cookie, slotId)).data?.reserve['code'])
  expect(codes[58]).toBe('ALREADY_RESERVED')
  expect(codes[61]).toBe('LIMIT_REACHED')
  const other = await reserve(await gateway.signIn('citizen-42'), slotId)
  expect(other.data?.reserve['__typename']).toBe('ReserveSuccess')
})
