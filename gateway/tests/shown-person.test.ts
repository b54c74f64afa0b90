import { afterAll, beforeAll, expect, test } from 'vitest'
import { subscribe } from './live-client.ts'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let slotId: string
const cookies: Record<string, string> = { nobody: '' }
const ids: Record<string, string> = { nobody: 'nobody' }
beforeAll(async () => {
  gateway = await startGateway({ env: { RATE_LIMITS: 'off' } })
  slotId = `Slot_${seedSessions(gateway, 1)[0]?.slot.id}`
  for (const person of ['citizen-1', 'citizen-2']) {
    cookies[person] = await gateway.signIn(person)
    const { data } = await gateway.graphql<{ viewer: { id: string } }>('{ viewer { id } }', {
      cookie: cookies[person],
    })
    ids[person] = data?.viewer.id ?? ''
  }
})
afterAll(() => gateway.stop())

const as = (signedIn: string, shown: string) => ({
  cookie: cookies[signedIn] ?? '',
  headers: { 'x-shown-person': ids[shown] ?? '' },
})
const reserve = () =>
  `mutation { reserve(input: { slotId: "${slotId}", idempotencyKey: "${crypto.randomUUID()}" }) { __typename ... on Refused { code } } }`

test.each([
  ['citizen-2', 'citizen-1'],
  ['citizen-1', 'nobody'],
])('of %s, whose page shows %s, nothing is done and nothing told', async (signedIn, shown) => {
  const before = gateway.booking.reservations.size
  for (const query of [reserve(), '{ viewer { id } }', '{ settings { signIn } }']) {
    const answer = await gateway.graphql(query, as(signedIn, shown))
    expect([answer.status, answer.data, answer.errors?.[0]?.extensions?.['code']]).toEqual([
      ...[409, undefined, 'ANOTHER_PERSON'],
    ])
    expect(answer.errors?.[0]?.message).toContain('没有办理')
  }
  expect(gateway.booking.reservations.size).toBe(before)
  const live = await subscribe(gateway.url, [slotId], as(signedIn, shown))
  await live.ended
  expect(live.status).toBe(409)
})

test('a page that shows who is signed in, or says nothing, is served as ever', async () => {
  const { data } = await gateway.graphql(reserve(), as('citizen-1', 'citizen-1'))
  expect(data).toEqual({ reserve: { __typename: 'ReserveSuccess' } })
  expect((await gateway.graphql('{ viewer { id } }', { cookie: cookies['citizen-2'] ?? '' })).data).toEqual({
    viewer: { id: ids['citizen-2'] },
  })
})

test('where the sign-in has run out, what needs a person says so and all else is told', async () => {
  const { data } = await gateway.graphql(reserve(), as('nobody', 'citizen-1'))
  expect(data).toEqual({ reserve: { __typename: 'Refused', code: 'SIGN_IN_REQUIRED' } })
  expect((await gateway.graphql('{ settings { signIn } }', as('nobody', 'citizen-1'))).status).toBe(200)
})
