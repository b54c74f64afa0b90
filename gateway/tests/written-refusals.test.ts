import { Code } from '@connectrpc/connect'
import { must } from '@xingzhi/runtime/assert'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway({ env: { RATE_LIMITS: 'off' } })
})
afterEach(() => gateway.stop())

const RESERVE = `mutation ($slotId: ID!, $partySize: Int!, $key: String!) {
  reserve(input: { slotId: $slotId, partySize: $partySize, idempotencyKey: $key }) {
    __typename
    ... on ReserveSuccess { reservation { partySize } }
    ...Why
  } }
  fragment Why on Refused { code message alternatives { distanceMetres loadPercent suits
    slot { ...Places } session { id startsAt activity { title } site { name } } clash { startsAt shift { id } session { activity { title } } } } }
  fragment Places on Slot { id remaining version }`

interface Answer {
  reserve: {
    __typename: string
    code: string
    message: string
    alternatives: { slot: { id: string; remaining: number }; clash: unknown }[]
  }
}

async function ask(slotId: string, person: number, headers = {}) {
  const cookie = await gateway.signIn(`citizen-${person}`)
  const variables = { slotId, partySize: 2, key: crypto.randomUUID() }
  return gateway.graphql<Answer>(RESERVE, { variables, cookie, headers })
}

/** A slot without places, and three others. */
function seedFull() {
  const [full, ...others] = seedSessions(gateway, 4)
  gateway.booking.change(must(full).slot.id, { capacity: 1 })
  return { slotId: `Slot_${must(full).slot.id}`, others }
}

test('what is written into many answers is what would have been executed for each, in the language of each', async () => {
  const { slotId } = seedFull()
  const answers = []
  for (let person = 1; person <= 6; person++) answers.push(await ask(slotId, person))
  for (const { data, errors } of answers) {
    expect(errors).toBeUndefined()
    expect(data).toEqual(answers[0]?.data)
  }
  const refused = must(answers[5]?.data).reserve
  expect(refused).toMatchObject({ __typename: 'Refused', code: 'SLOT_FULL' })
  expect(refused.alternatives).toHaveLength(3)
  expect(refused.alternatives[0]).toMatchObject({
    ...{ suits: true, session: { activity: { title: '木勺' } }, clash: null },
  })
  const inEnglish = must((await ask(slotId, 7, { 'accept-language': 'en' })).data).reserve
  expect(inEnglish.message).toContain('Bring fewer people')
  expect(inEnglish.alternatives).toEqual(refused.alternatives)
})

test('places that go, and what one has oneself, are told to whom they concern at once', async () => {
  const { slotId, others } = seedFull()
  for (let person = 1; person <= 4; person++) await ask(slotId, person)
  const other = must(others[0]).slot
  const { capacity } = gateway.booking.change(other.id, { reserved: 3 })
  const { reserve } = must((await ask(slotId, 5)).data)
  expect(reserve.alternatives[0]?.slot).toMatchObject({ id: `Slot_${other.id}`, remaining: capacity - 3 })

  gateway.booking.inTheWay.set(slotId.slice(5), other.id)
  const clashing = must((await ask(slotId, 6)).data).reserve.alternatives
  expect(clashing[0]).toMatchObject({ clash: { session: { activity: { title: '木勺' } } } })
})

test('a success names none, and a refusal is told also when nobody can say what else there is', async () => {
  const { slotId, others } = seedFull()
  for (let person = 1; person <= 4; person++) await ask(slotId, person)
  expect((await ask(`Slot_${must(others[1]).slot.id}`, 5)).data).toEqual({
    reserve: { __typename: 'ReserveSuccess', reservation: { partySize: 2 } },
  })
  gateway.broken.set('FindAlternativesForMany', Code.Unavailable)
  expect((await ask(slotId, 6)).data?.reserve).toMatchObject({ code: 'SLOT_FULL', alternatives: [] })
  gateway.broken.clear()
  gateway.clock.advance({ seconds: 5 })
  gateway.broken.set('GetSites', Code.Internal)
  const { data, errors } = await ask(slotId, 7)
  expect([data?.reserve.code, errors?.length ?? 0]).toEqual(['SLOT_FULL', 3])
})
