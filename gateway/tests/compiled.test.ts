import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsCompiledTotal } from '../src/metrics.ts'
import { seedDepartures, seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let cookie: string
let slotId: string
let siteId: string
let routeId: string
let webFolder: string
beforeAll(async () => {
  webFolder = mkdtempSync(join(tmpdir(), 'xingzhi-web-'))
  mkdirSync(join(webFolder, '.vite'))
  const documents = corpus.map(([, document]) => document)
  writeFileSync(join(webFolder, '.vite', 'documents.json'), JSON.stringify(documents))
  gateway = await startGateway({ env: { RATE_LIMITS: 'off', WEB_FOLDER: webFolder } })
  const [seeded] = seedSessions(gateway, 5)
  slotId = `Slot_${seeded?.slot.id}`
  siteId = `Site_${seeded?.site.id}`
  routeId = `Route_${seedDepartures(gateway, 2).route.id}`
  cookie = await gateway.signIn('operator-1')
})
afterAll(async () => {
  await gateway.stop()
  rmSync(webFolder, { recursive: true })
})

const RESERVE = `mutation ($input: ReserveInput!) { reserve(input: $input) { __typename ... on Refused { code message } ... on ReserveSuccess { reservation { partySize } } } }`

const corpus: [string, string, () => Record<string, unknown>][] = [
  ['a default within an input', RESERVE, () => ({ input: { slotId, idempotencyKey: 'k' } })],
  ['a missing field of an input', RESERVE, () => ({ input: { slotId } })],
  ['an unknown field of an input', RESERVE, () => ({ input: { slotId, idempotencyKey: 'k', more: 1 } })],
  ['a null where none may be', RESERVE, () => ({ input: { slotId, idempotencyKey: 'k', partySize: null } })],
  ['a number as an id', RESERVE, () => ({ input: { slotId: 4, idempotencyKey: 'k' } })],
  [
    'a number that is no Int',
    RESERVE,
    () => ({ input: { slotId, idempotencyKey: 'k', partySize: 10_000_000_000 } }),
  ],
  [
    'a nested input',
    RESERVE,
    () => ({ input: { slotId, idempotencyKey: 'k', near: { latitude: 31, longitude: 121 } } }),
  ],
  [
    'a nested input that is wrong',
    RESERVE,
    () => ({ input: { slotId, idempotencyKey: 'k', near: { latitude: 'x' } } }),
  ],
  [
    'a default of a variable',
    'query ($n: Int! = 2) { sessions(first: $n) { edges { node { startsAt status } } } }',
    () => ({}),
  ],
  [
    'a default of an argument',
    'query ($id: ID!, $n: Int) { alternatives(slotId: $id, partySize: 2) { loadPercent } sessions(first: $n) { edges { cursor } } }',
    () => ({ id: slotId }),
  ],
  [
    'enums and times',
    'query ($c: [Craft!], $t: DateTime) { sessions(crafts: $c, from: $t) { edges { node { activity { craft } } } } }',
    () => ({ c: ['WOOD', 'PAPER'], t: '2026-05-01T10:00:00+08:00' }),
  ],
  [
    'one where a list is meant',
    'query ($c: [Craft!]) { sessions(crafts: $c, first: 1) { edges { cursor } } }',
    () => ({ c: 'WOOD' }),
  ],
  [
    'an enum that is none',
    'query ($c: [Craft!]) { sessions(crafts: $c) { edges { cursor } } }',
    () => ({ c: ['GOLD'] }),
  ],
  [
    'a null in a list',
    'query ($c: [Craft!]) { sessions(crafts: $c) { edges { cursor } } }',
    () => ({ c: [null] }),
  ],
  [
    'a time that is none',
    'query ($t: DateTime) { sessions(from: $t) { edges { cursor } } }',
    () => ({ t: '2026-02-30T10:00:00Z' }),
  ],
  [
    'what is skipped and included',
    'query ($yes: Boolean!, $no: Boolean!) { settings { timeZone @include(if: $yes) signIn @skip(if: $yes) districtName @include(if: $no) } }',
    () => ({ yes: true, no: false }),
  ],
  [
    'fragments and aliases',
    'query ($id: ID!) { a: node(id: $id) { ...F ... on Site { n: name } } b: node(id: $id) { __typename ...F } } fragment F on Site { id name rooms { name capacity } point { latitude } }',
    () => ({ id: siteId }),
  ],
  [
    'a node that is not there',
    'query ($id: ID!) { node(id: $id) { id ... on Site { name } } }',
    () => ({ id: 'Site_x' }),
  ],
  [
    'a literal with a variable inside',
    'mutation ($id: ID!, $key: String!) { reserve(input: { slotId: $id, idempotencyKey: $key, partySize: 0 }) { ... on Refused { code } } }',
    () => ({ id: slotId, key: 'k' }),
  ],
  [
    'lists within lists and nulls',
    '{ sites { edges { node { nameEn precisionMetres managers { personId } activities(first: 2) { edges { node { level minimumAge } } } openings { weekday } } } } }',
    () => ({}),
  ],
  [
    'lists of ids, and things that lead back to each other',
    '{ routes(theme: RED) { theme path { latitude } stations { routes { name } closures { until } accessibility { steps } } departures { edges { node { languages cancelCause route { name } } } } } }',
    () => ({}),
  ],
  [
    'a refusal that is shown in an answer',
    'query ($input: DeparturePreviewInput!) { departurePreview(input: $input) { fits obstacle { code message suggestedStarts alternatives { loadPercent } } } }',
    () => ({ input: { routeId, startsAt: '2026-06-01T10:00:00+08:00', guidesWanted: 9, groupSize: 60 } }),
  ],
  [
    'a refused list beside a good one',
    '{ sessions(first: 0) { edges { cursor } } settings { timeZone } }',
    () => ({}),
  ],
  [
    'the viewer',
    '{ viewer { roles managedSites { name } notices { edges { cursor } pageInfo { hasNextPage } } reservations { edges { node { status } } } } }',
    () => ({}),
  ],
]

const taken = new Set<string>()
const compiledCount = async () => (await documentsCompiledTotal.get()).values[0]?.value ?? 0

test.each(corpus)('%s is answered alike, compiled or not', async (_name, query, variables) => {
  // What it changes has happened before the first that is compared.
  await gateway
    .graphql(query.replace('(', ' Before('), { variables: variables(), cookie })
    .catch(() => undefined)
  const answers = []
  // What a page sends is compiled; with a space more it is somebody else's, and is not.
  for (const document of [`${query} `, `${query} `, query, query]) {
    const { data, errors, status } = await gateway.graphql(document, { variables: variables(), cookie })
    answers.push({ data, errors, status })
  }
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(JSON.stringify(answers[0])).not.toContain('UNEXPECTED')
  if (answers[0]?.data) taken.add(query)
})

test('what a page sends is compiled, once', async () => {
  expect(taken.size).toBeGreaterThan(10)
  expect(await compiledCount()).toBe(taken.size)
})

test('the default of a field that must not be null is taken, compiled or not', async () => {
  const codes = new Set<unknown>()
  for (let person = 1; person <= 5; person++) {
    const own = await gateway.signIn(`citizen-${person}`)
    const { data } = await gateway.graphql<{ reserve: object }>(RESERVE, {
      variables: { input: { slotId, idempotencyKey: 'k' } },
      cookie: own,
    })
    codes.add(JSON.stringify(data?.reserve))
  }
  expect([...codes]).toEqual([
    JSON.stringify({ __typename: 'ReserveSuccess', reservation: { partySize: 1 } }),
  ])
})
