import { randomInt } from 'node:crypto'
import { verify } from '@xingzhi/verify/verify'
import fc from 'fast-check'
import type { GraphQLSchema } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { diceOf } from '../attack/dice.ts'
import { drawOperation, type Operation } from '../attack/draw-operation.ts'
import type { KnownWorld } from '../attack/draw-value.ts'
import { complaintAbout } from '../attack/judge-answer.ts'
import { type Answer, type Door, send, signInForCookie } from '../attack/send.ts'
import { errorsIn, type WatchedSystem } from '../attack/watched-system.ts'
import type { E2eConfig } from '../config.ts'

const SEED_MAX = 2 ** 31
const IDS_OF_TYPE_MAX = 200
/** Of each root field, so many requests are answered at the very least; the rarest are drawn until they are. */
const ANSWERED_LEAST = 3
const MORE_DRAWS_MAX = 500
const REQUESTS = 1_500
const MS_PER_REQUEST_MAX = 40
const PEOPLE = ['', 'citizen-1', 'citizen-2', 'guide-1', 'manager-1', 'manager-2', 'operator-1']
const FIRST_LOOK = `{ viewer { managedSites { ...S } } sites(first: 4) { edges { node { ...S } } }
  sessions(first: 50) { edges { cursor node { id slot { id } } } }
  routes { id stations { id } } closures { id } qualifications { id } trainings(first: 5) { edges { node { id } } }
  departures(first: 20) { edges { cursor node { id slot { id } shift { id } } } } }
  fragment S on Site { id activities(first: 5) { edges { node { id } } } }`

interface Sender {
  person: string
  language: 'zh-CN' | 'en'
  door: Door
}
const senders = fc.record<Sender>({
  person: fc.constantFrom(...PEOPLE),
  language: fc.constantFrom('zh-CN', 'en'),
  door: fc.constantFrom<Door>('narrow', 'narrow', 'wide', 'GET'),
})

/** Requests drawn from the schema, by everybody, through every door. */
export function fuzzScenarios(read: () => WatchedSystem, schema: GraphQLSchema, { soak }: E2eConfig): void {
  const requestCount = soak.times(REQUESTS)
  const seed = soak.seed ?? randomInt(SEED_MAX)
  const world: KnownWorld = { idsByType: new Map(), cursors: [], now: new Date() }
  const cookies = new Map([['', '']])
  /** How often each root field was answered with data. */
  const answered = new Map<string, number>()

  const sendAs = (operation: Pick<Operation, 'query' | 'variables'>, { person, language, door }: Sender) =>
    send(read().url, operation, { cookie: cookies.get(person) ?? '', language, door })

  /** Requests by anybody through any door, of this root field or of any. */
  const requests = (root?: string) =>
    fc.asyncProperty(fc.gen(), senders, async (g, from) => {
      if (root !== undefined && isReached(root)) return
      const operation = drawOperation(diceOf(g), schema, world, root)
      const answer = await sendAs(operation, from)
      const complaint = complaintAbout(answer, from.language)
      if (complaint !== undefined) throw new Error(describeFailure(operation, from, answer, complaint))
      learn(world, answer.text)
      if (!answer.text.includes('"data":{')) return
      for (const reached of operation.roots) answered.set(reached, (answered.get(reached) ?? 0) + 1)
    })
  const isReached = (root: string) => (answered.get(root) ?? 0) >= ANSWERED_LEAST

  beforeAll(async () => {
    for (const person of PEOPLE.slice(1)) cookies.set(person, await signInForCookie(read().url, person))
    const manager: Sender = { person: 'manager-1', language: 'en', door: 'narrow' }
    learn(world, (await sendAs({ query: FIRST_LOOK, variables: {} }, manager)).text)
  })

  test(
    `${requestCount} requests that the schema allows are answered or refused, and leave everything true`,
    async () => {
      process.stdout.write(`fuzzing with SOAK_SEED=${seed}\n`)
      await fc.assert(requests(), { ...soak.draws(REQUESTS), seed })
      for (const root of rootsOf(schema)) {
        await fc.assert(requests(root), { numRuns: MORE_DRAWS_MAX, seed, endOnFailure: true })
      }
      for (const service of Object.values(read().services)) await service.drain()
      expect(errorsIn(read().logLines)).toEqual([])
      const findings = await verify(read().databases)
      expect(findings.filter(({ violations }) => violations.length > 0)).toEqual([])
    },
    120_000 + requestCount * MS_PER_REQUEST_MAX,
  )

  test('each root field was reached, so that nothing stayed untried behind a closed door', () => {
    expect(rootsOf(schema).filter((root) => !isReached(root))).toEqual([])
  })
}

/** `Query.sessions` … */
function rootsOf(schema: GraphQLSchema): string[] {
  const types = [schema.getQueryType(), schema.getMutationType()]
  return types.flatMap((type) => Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name}.${name}`))
}

/** Keeps what an answer names, so that later requests can ask for it. */
function learn({ idsByType, cursors }: KnownWorld, text: string): void {
  for (const [id, type = ''] of text.matchAll(/\b([A-Z][A-Za-z]+)_[0-9a-f]{8}-[0-9a-f-]{27}\b/g)) {
    const known = idsByType.get(type) ?? []
    idsByType.set(type, known)
    if (known.length < IDS_OF_TYPE_MAX && !known.includes(id)) known.push(id)
  }
  for (const [, cursor = ''] of text.matchAll(/"(?:end)?[cC]ursor":"([\w-]+)"/g)) {
    if (cursors.length < IDS_OF_TYPE_MAX) cursors.push(cursor)
  }
}

function describeFailure(
  { query, variables }: Operation,
  from: Sender,
  { status, text }: Answer,
  complaint: string,
): string {
  const request = JSON.stringify({ query, variables }).slice(0, 3_000)
  return [complaint, JSON.stringify(from), request, `${status} ${text.slice(0, 1_000)}`].join('\n')
}
