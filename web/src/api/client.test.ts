import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { firstLanguage } from '../i18n/pick-language.ts'
import type { Answer } from './answer.ts'
import { type AskOptions, createApiClient } from './client.ts'
import type { Document } from './document.ts'
import { askEarly } from './early.ts'
import { type Sent, stubFetch } from './stub-fetch.ts'

type Any = Record<string, unknown>

const sites = 'query Sites { sites { __typename id } }' as Document<Any, Any>
const viewer = 'query Viewer { viewer { __typename id } }' as Document<Any, Any>
const rename = 'mutation Rename { rename { __typename site { __typename id } } }' as Document<Any, Any>

const siteAnswer = (id: string) => ({ data: { sites: [{ __typename: 'Site', id }] } })
const viewerAnswer = { data: { viewer: { __typename: 'Viewer', id: 'Viewer_1' } } }

let sent: Sent[]
beforeEach(() => {
  sent = stubFetch()
})
afterEach(() => vi.unstubAllGlobals())

/** Lets what was answered arrive. */
const arrive = () => new Promise((resolve) => setTimeout(resolve))

function followed(client = createApiClient('zh'), options: AskOptions = {}, document = sites) {
  const answers: Answer<Any>[] = []
  const leave = client.follow(document, {}, options, (answer) => answers.push(answer))
  return { client, answers, leave }
}

test('a question is sent as it was written, in the language of the page, as a trace of its own', () => {
  followed(createApiClient('en'))
  expect(sent[0]?.body).toEqual({ query: sites, variables: {} })
  expect(sent[0]?.headers.get('accept-language')).toBe('en')
  expect(sent[0]?.headers.get('traceparent')).toMatch(/^00-/)
})

test('who asks the same at the same time shares one request', async () => {
  const { client, answers } = followed()
  const other = followed(client)
  const once = client.query(sites, {})
  expect(sent).toHaveLength(1)
  sent[0]?.answer(siteAnswer('a'))
  expect((await once).data).toEqual(siteAnswer('a').data)
  expect(answers).toHaveLength(1)
  expect(other.answers).toEqual(answers)
})

test('other variables are another question', () => {
  const { client } = followed()
  void client.query(sites, { first: 2 })
  expect(sent).toHaveLength(2)
})

test('what is remembered is told at once, and asked again only when that is wished for', async () => {
  const { client } = followed()
  sent[0]?.answer(siteAnswer('a'))
  await arrive()
  expect(followed(client).answers).toMatchObject([{ stale: false }])
  expect(sent).toHaveLength(1)
  const newer = followed(client, { requestPolicy: 'cache-and-network' })
  expect(newer.answers).toMatchObject([{ data: siteAnswer('a').data, stale: true }])
  sent[1]?.answer(siteAnswer('b'))
  await arrive()
  expect(newer.answers[1]).toMatchObject({ data: siteAnswer('b').data, stale: false })
  expect(client.peek(sites, {})?.data).toEqual(siteAnswer('b').data)
})

test('network-only leaves aside what is remembered', async () => {
  const { client } = followed()
  sent[0]?.answer(siteAnswer('a'))
  await arrive()
  const asked = client.query(sites, {}, { requestPolicy: 'network-only' })
  sent[1]?.answer(siteAnswer('b'))
  expect((await asked).data).toEqual(siteAnswer('b').data)
})

test('a refresh tells all who follow', async () => {
  const { client, answers } = followed()
  const other = followed(client)
  sent[0]?.answer(siteAnswer('a'))
  await arrive()
  client.refresh(sites, {})
  sent[1]?.answer(siteAnswer('b'))
  await arrive()
  expect(answers.map(({ data }) => data)).toEqual([siteAnswer('a').data, siteAnswer('b').data])
  expect(other.answers).toEqual(answers)
})

test('a change asks again what holds something of its types and is looked at, and leaves the rest', async () => {
  const { client, answers } = followed()
  followed(client, {}, viewer)
  sent[0]?.answer(siteAnswer('a'))
  sent[1]?.answer(viewerAnswer)
  await arrive()
  const renaming = client.mutation(rename, {})
  sent[2]?.answer({
    data: { rename: { __typename: 'RenameSuccess', site: { __typename: 'Site', id: 'a' } } },
  })
  await renaming
  expect(sent.slice(3).map(({ body }) => body['query'])).toEqual([sites])
  sent[3]?.answer(siteAnswer('b'))
  await arrive()
  expect(answers.at(-1)?.data).toEqual(siteAnswer('b').data)
})

test('a change makes forget what nobody looks at', async () => {
  const { client, leave } = followed()
  sent[0]?.answer(siteAnswer('a'))
  await arrive()
  leave()
  const renaming = client.mutation(rename, {})
  sent[1]?.answer({ data: { rename: { __typename: 'Site', id: 'a' } } })
  await renaming
  expect(sent).toHaveLength(2)
  expect(client.peek(sites, {})).toBeUndefined()
})

test('an answer under way when its types change is asked anew: it may be from before', async () => {
  const { client, answers } = followed()
  sent[0]?.answer(siteAnswer('a'))
  await arrive()
  client.refresh(sites, {})
  const renaming = client.mutation(rename, {})
  sent[2]?.answer({ data: { rename: { __typename: 'Site', id: 'a' } } })
  await renaming
  expect(sent[1]?.signal?.aborted).toBe(true)
  sent[3]?.answer(siteAnswer('c'))
  await arrive()
  expect(answers.map(({ data }) => data)).toEqual([siteAnswer('a').data, siteAnswer('c').data])
})

test('an empty answer is outdated by the types that were named with it', async () => {
  const { client, answers } = followed(undefined, { outdatedBy: ['Site'] })
  sent[0]?.answer({ data: { sites: [] } })
  await arrive()
  const renaming = client.mutation(rename, {})
  sent[1]?.answer({ data: { rename: { __typename: 'Site', id: 'a' } } })
  await renaming
  sent[2]?.answer(siteAnswer('a'))
  await arrive()
  expect(answers).toHaveLength(2)
})

test('whom nobody waits for is not answered, and can be asked again', async () => {
  const { client, answers, leave } = followed()
  leave()
  expect(sent[0]?.signal?.aborted).toBe(true)
  await arrive()
  expect(answers).toEqual([])
  void client.query(sites, {})
  expect(sent).toHaveLength(2)
})

test('errors are told with what was answered beside them, and answers with errors alone are not remembered', async () => {
  const { client, answers } = followed()
  sent[0]?.answer(Response.json({ errors: [{ message: '太忙了' }], data: null }, { status: 500 }))
  await arrive()
  expect(answers).toMatchObject([{ data: undefined, error: { graphQLErrors: [{ message: '太忙了' }] } }])
  expect(client.peek(sites, {})).toBeUndefined()
})

test.each([
  ['without a network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['by a proxy in the way', async () => new Response('<html>', { status: 502 })],
  ['with nothing at all', async () => Response.json({}, { status: 429 })],
])('a request that fails %s is an answer with an error, and takes nothing away', async (_how, fail) => {
  const { client } = followed()
  sent[0]?.answer(siteAnswer('a'))
  await arrive()
  vi.stubGlobal('fetch', fail)
  const { data, error } = await client.query(sites, {}, { requestPolicy: 'network-only' })
  expect(data).toBeUndefined()
  expect(error).toMatchObject({ graphQLErrors: [], networkError: expect.any(Error) })
  expect(client.peek(sites, {})?.data).toEqual(siteAnswer('a').data)
})

test('what was asked before the program came is taken once, in its language', async () => {
  askEarly(sites, {})
  const early = followed(createApiClient(firstLanguage()))
  expect(sent).toHaveLength(1)
  sent[0]?.answer(siteAnswer('early'))
  await arrive()
  expect(early.answers.map(({ data }) => data)).toEqual([siteAnswer('early').data])
  early.client.refresh(sites, {})
  expect(sent).toHaveLength(2)
})
