import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { subscribe } from './live-client.ts'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

const PAGES_OF_PERSON_MAX = 40
const REQUESTS_OF_PERSON_MAX = 600

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway()
})
afterEach(() => gateway.stop())

test('a person who asks without end is told to wait, and others at the same address are not', async () => {
  const [one, other] = [await gateway.signIn('citizen-1'), await gateway.signIn('citizen-2')]
  // Guessing at reservations is asking like any other.
  const guess = '{ node(id: "Reservation_019f0000-0000-7000-8000-000000000000") { id } }'
  const statuses = []
  for (let round = 0; round < REQUESTS_OF_PERSON_MAX / 20; round++) {
    const answers = Array.from({ length: 20 }, () => gateway.graphql(guess, { cookie: one }))
    statuses.push(...(await Promise.all(answers)).map(({ status }) => status))
  }
  expect(new Set(statuses)).toEqual(new Set([200]))
  const { status, errors, headers } = await gateway.graphql(guess, { cookie: one })
  expect([status, errors?.[0]?.extensions?.['code']]).toEqual([429, 'TOO_MANY_REQUESTS'])
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await gateway.graphql(guess, { cookie: other })).status).toBe(200)
})

describe('live pages', () => {
  let slotId: string
  beforeEach(() => {
    slotId = `Slot_${seedSessions(gateway, 1)[0]?.slot.id}`
  })

  test('of one person have a limit, others have their own, and one that is closed makes room', async () => {
    const [one, other] = [await gateway.signIn('citizen-1'), await gateway.signIn('citizen-2')]
    const watch = (cookie: string) => subscribe(gateway.url, [slotId], { cookie })
    const pages = await Promise.all(Array.from({ length: PAGES_OF_PERSON_MAX }, () => watch(one)))
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await watch(one)).status).toBe(429)
    const elsewhere = await watch(other)
    expect(elsewhere.status).toBe(200)
    await pages.pop()?.close()
    const last = await eventually(async () => {
      const page = await watch(one)
      expect(page.status).toBe(200)
      return page
    })
    await Promise.all([...pages, elsewhere, last].map((page) => page.close()))
  })

  test('are counted however the word for them is spelt', async () => {
    const cookie = await gateway.signIn('citizen-1')
    const pages = await Promise.all(
      Array.from({ length: PAGES_OF_PERSON_MAX }, () => subscribe(gateway.url, [slotId], { cookie })),
    )
    const query = `subscription { slotChanged(slotIds: ["${slotId}"]) { id } }`
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', cookie },
      body: JSON.stringify({ query }).replace('subscription', '\\u0073ubscription'),
    })
    expect(answer.status).toBe(429)
    await Promise.all(pages.map((page) => page.close()))
  })
})
