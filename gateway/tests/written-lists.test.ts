import { readFileSync } from 'node:fs'
import { create, toBinary } from '@bufbuild/protobuf'
import { SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { Kind, parse, print, visit } from 'graphql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startGateway({ env: { RATE_LIMITS: 'off' } })
})
afterEach(() => gateway.stop())

const NODE = 'id startsAt slot { id version reserved } site { name } activity { title craft } distanceMetres'

/** What the page asks for its list, as its code holds it. */
function pagesDocument(): string {
  const file = new URL('../../web/src/explore/explore.graphql', import.meta.url)
  const needed = ['Sessions', 'SessionInList', 'PlacesOfSlot']
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const
  return parse(readFileSync(file, 'utf8'))
    .definitions.filter((one) => 'name' in one && needed.includes(one.name?.value ?? ''))
    .map((one) =>
      visit(one, {
        SelectionSet: (set, _key, parent) =>
          parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION
            ? undefined
            : { ...set, selections: [typename, ...set.selections] },
      }),
    )
    .map(print)
    .sort((text) => (text.startsWith('query') ? -1 : 1))
    .join(' ')
}

const corpus: Record<string, string> = {
  "the page's": pagesDocument(),
  'everything of the connection':
    '($first: Int) { sessions(first: $first) { __typename pageInfo { __typename startCursor hasPreviousPage hasNextPage endCursor } edges { __typename cursor node { __typename id } } } }',
  aliases:
    '($first: Int) { all: sessions(first: $first) { e: edges { n: node { i: id i2: id s: slot { left: remaining } } c: cursor } p: pageInfo { more: hasNextPage } } }',
  fragments: `($first: Int) { sessions(first: $first) { ...C } } fragment C on SessionConnection { edges { ...E cursor } } fragment E on SessionEdge { node { ... on Session { id } ...S ... { room } } } fragment S on Session { startsAt site { name ...T } } fragment T on Site { nameEn id }`,
  'fields that come twice': `($first: Int) { sessions(first: $first) { edges { cursor cursor node { id slot { id } ...S id } } } } fragment S on Session { slot { reserved id } id }`,
  'nothing but a count': '($first: Int) { sessions(first: $first) { edges { __typename } } }',
  'no edges': '($first: Int) { sessions(first: $first) { pageInfo { endCursor } } }',
  'edges that come twice': `($first: Int) { sessions(first: $first) { edges { cursor } edges { node { id } } } }`,
  'an interface': `($first: Int) { sessions(first: $first) { edges { node { ... on Node { id } } } } }`,
  'two nodes': `($first: Int) { sessions(first: $first) { edges { a: node { id } b: node { startsAt } } } }`,
  directives: `($first: Int, $no: Boolean = false) { sessions(first: $first) { edges { node { id room @include(if: $no) } } } }`,
  'constants and enums': `($first: Int) { sessions(first: $first, crafts: [WOOD], from: "2026-05-01T00:00:00Z", near: null, within: { south: 30, west: 120, north: 32, east: 122 }) { edges { node { ${NODE} status } } } }`,
}

async function textOf(query: string, variables: object): Promise<string> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: query.startsWith('query') ? query : `query ${query}`, variables }),
  })
  return response.text()
}

/** The same question, when nothing that was answered or written before is given any more. */
async function later(query: string, variables: object): Promise<string> {
  gateway.clock.advance({ seconds: 2 })
  return textOf(query, variables)
}

/** These are left to the executor, whoever asked before. */
const EXECUTED = [
  'an interface',
  'nothing but a count',
  'no edges',
  'edges that come twice',
  'two nodes',
  'directives',
]

test.each(Object.entries(corpus))(
  'a list that is put together is what is executed: %s',
  async (name, query) => {
    seedSessions(gateway, 4)
    // A session that venue does not have any more.
    gateway.venue.sessions.delete(must(seedSessions(gateway, 1)[0]).session.id)
    for (const first of [20, 3]) {
      const executed = await later(query, { first })
      expect(executed).toContain('"data":{')
      await later(query, { first })
      const anew = await later(query, { first })
      expect(JSON.parse(anew)).toEqual(JSON.parse(executed))
      expect(anew).toHaveLength(executed.length)
      // With what was just written for another page.
      await later(query, { first: 4 })
      const before = reads('GetSessions')
      expect(await textOf(query, { first })).toBe(anew)
      // What is gone is looked for each time.
      expect(reads('GetSessions') - before, 'read anew').toBe(EXECUTED.includes(name) || first > 4 ? 1 : 0)
    }
    gateway.booking.slots.clear()
    const empty = await later(query, { first: 20 })
    expect(empty).not.toContain('Session_')
    expect(empty).toMatch(/\[\]|null/)
  },
)

test("the page's list is written as it is executed, byte for byte", async () => {
  seedSessions(gateway, 4)
  const executed = await later(pagesDocument(), { first: 20 })
  await later(pagesDocument(), { first: 20 })
  expect(await later(pagesDocument(), { first: 20 })).toBe(executed)
})

const LIST = `($first: Int) { sessions(first: $first) { edges { node { ${NODE} } } } }`

interface Listed {
  data: { sessions: { edges: { node: { slot: { reserved: number }; site: { name: string } } }[] } }
}

async function listed(first: number): Promise<Listed['data']['sessions']['edges'][number]['node'][]> {
  const { data } = JSON.parse(await textOf(LIST, { first })) as Listed
  return data.sessions.edges.map(({ node }) => node)
}

async function prepared(): Promise<void> {
  for (let nth = 0; nth < 3; nth++) await later(LIST, { first: 20 })
}

const reads = (name: string) => gateway.calls.filter((call) => call === name).length

function tell(slot: Slot): Promise<void> {
  const message = {
    id: newId(),
    type: SlotChangedSchema.typeName,
    source: 'xingzhi/booking',
    time: new Date(),
    key: slot.id,
    payload: toBinary(SlotChangedSchema, create(SlotChangedSchema, { slot })),
  }
  return gateway.bus.publish('xingzhi.booking.v1', [message])
}

test('what another list wrote is not read again within a second', async () => {
  seedSessions(gateway, 3)
  await prepared()
  const before = reads('GetSessions')
  await listed(19)
  await listed(18)
  expect(reads('GetSessions')).toBe(before)
  gateway.clock.advance({ seconds: 1.1 })
  await listed(17)
  expect(reads('GetSessions')).toBe(before + 1)
})

test('an entry is never older than the slot that was found', async () => {
  const [seeded] = seedSessions(gateway, 2)
  await prepared()
  // Nobody tells of it: the search alone says so.
  gateway.booking.change(must(seeded).slot.id, { reserved: 5 })
  expect((await listed(19)).map(({ slot }) => slot.reserved)).toEqual([5, 0])
})

test('who changed something is given what was written after', async () => {
  const [seeded] = seedSessions(gateway, 2)
  const { site, session } = must(seeded)
  await prepared()
  gateway.clock.advance({ seconds: 0.1 })
  Object.assign(site, { name: 'Renamed' })
  const cookie = await gateway.signIn('operator-1')
  const mutation = 'mutation ($input: CancelSessionInput!) { cancelSession(input: $input) { __typename } }'
  await gateway.graphql(mutation, {
    cookie,
    variables: { input: { sessionId: `Session_${session.id}`, reason: 'x', idempotencyKey: 'a key' } },
  })
  gateway.clock.advance({ seconds: 0.1 })
  const before = reads('GetSessions')
  await gateway.graphql(`query ${LIST}`, { cookie, variables: { first: 18 } })
  expect(reads('GetSessions')).toBe(before + 1)
})

test('while many look around, what is to come is found in memory, as facts keep it', async () => {
  const [first, second] = seedSessions(gateway, 3)
  await prepared()
  for (let nth = 1; nth <= 25; nth++) await listed(nth + 20)
  const before = reads('SearchSlots')
  expect((await listed(50)).length).toBe(3)
  expect(reads('SearchSlots')).toBe(before)
  gateway.clock.advance({ seconds: 0.1 })
  await tell(gateway.booking.change(must(first).slot.id, { reserved: 4 }))
  expect((await listed(51)).map(({ slot }) => slot.reserved)).toEqual([4, 0, 0])
  expect(reads('SearchSlots')).toBe(before)

  const cookie = await gateway.signIn('citizen-1')
  const input = { slotId: `Slot_${must(second).slot.id}`, idempotencyKey: 'a key' }
  const reserve = 'mutation ($input: ReserveInput!) { reserve(input: $input) { __typename } }'
  await gateway.graphql(reserve, { variables: { input }, cookie })
  gateway.clock.advance({ seconds: 0.1 })
  // The fact has not come yet.
  expect((await listed(52)).map(({ slot }) => slot.reserved)).toEqual([4, 1, 0])
  expect(reads('SearchSlots')).toBe(before + 1)

  const [added] = seedSessions(gateway, 1)
  await tell(must(added).slot)
  expect((await listed(53)).length).toBe(4)
})

test('what fails is told as ever, and asked once', async () => {
  seedSessions(gateway, 1)
  await prepared()
  const cut = await textOf(LIST, { first: 1000 })
  expect(JSON.parse(cut).errors).toHaveLength(1)
  gateway.broken.set('GetSessions', 13)
  gateway.clock.advance({ seconds: 2 })
  const before = reads('SearchSlots')
  expect(JSON.parse(await textOf(LIST, { first: 16 })).errors[0].extensions.code).toBe('UNEXPECTED')
  expect(reads('SearchSlots')).toBe(before + 1)
})

test('the wide door writes it too', async () => {
  seedSessions(gateway, 2)
  const executed = await textOf(LIST, { first: 20 })
  await prepared()
  const query = encodeURIComponent(`query ${LIST}`)
  const response = await fetch(`${gateway.url}/graphql?query=${query}&variables={"first":20}`, {
    headers: { accept: 'application/json' },
  })
  expect(await response.text()).toBe(executed)
})
