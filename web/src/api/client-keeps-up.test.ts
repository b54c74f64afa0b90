import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from './answer.ts'
import { createApiClient } from './client.ts'
import type { Document } from './document.ts'
import { createShownPerson } from './shown-person.ts'
import { type Sent, stubFetch } from './stub-fetch.ts'

type Any = Record<string, unknown>

const viewer = 'query Viewer { viewer { __typename id } }' as Document<Any, Any>
const rename = 'mutation Rename { rename { __typename site { __typename id } } }' as Document<Any, Any>
const viewerAnswer = { data: { viewer: { __typename: 'Viewer', id: 'Person_1' } } }

let sent: Sent[]
beforeEach(() => {
  vi.useFakeTimers()
  sent = stubFetch()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const arrive = () => vi.advanceTimersByTimeAsync(0)

function followed(client = createApiClient('zh'), document = sessions) {
  const answers: Answer<Any>[] = []
  const leave = client.follow(document, {}, {}, (answer) => answers.push(answer))
  return { client, answers, leave }
}

const sessionAnswer = (version: number) => ({
  data: { sessions: [{ __typename: 'Session', id: 'Session_a', version }] },
})
const sessions = 'query Sessions { sessions { __typename id version } }' as Document<Any, Any>

/** What a page follows, and who says how it stands. */
function liveSlots() {
  const followed: string[][] = []
  let listener: (isNews: boolean, slot: never) => void = () => {}
  let latest: { id: string; sourceVersion: number } | undefined
  return {
    followed,
    follow: (ids: readonly string[]) => {
      followed.push([...ids])
      return () => void followed.splice(followed.length - 1, 1)
    },
    latest: () => latest as never,
    onChange(changed: typeof listener) {
      listener = changed
      return () => {}
    },
    stands(sourceVersion: number) {
      latest = { id: 'Slot_a', sourceVersion }
      listener(true, latest as never)
    },
  }
}

test('what shows an older version of a session than is told is asked again, and nothing else', async () => {
  const live = liveSlots()
  const { client, answers, leave } = followed()
  client.keepUp(live)
  followed(client, viewer)
  sent[0]?.answer(sessionAnswer(1))
  sent[1]?.answer(viewerAnswer)
  await vi.advanceTimersByTimeAsync(0)
  expect(live.followed).toEqual([['Slot_a']])
  live.stands(1)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toHaveLength(2)
  live.stands(2)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent.slice(2).map(({ body }) => body['query'])).toEqual([sessions])
  // Whoever answers has not heard of it yet: asked again, a little later.
  sent[2]?.answer(sessionAnswer(1))
  await vi.advanceTimersByTimeAsync(5_000)
  sent[3]?.answer(sessionAnswer(2))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(4)
  expect(answers.at(-1)?.data).toEqual(sessionAnswer(2).data)
  leave()
  expect(live.followed).toEqual([])
})

test('what stays behind whatever is asked is let be', async () => {
  const live = liveSlots()
  const { client } = followed()
  client.keepUp(live)
  sent[0]?.answer(sessionAnswer(1))
  await vi.advanceTimersByTimeAsync(0)
  live.stands(9)
  for (let time = 1; time < 20; time++) {
    await vi.advanceTimersByTimeAsync(10_000)
    sent[time]?.answer(sessionAnswer(1))
  }
  expect(sent).toHaveLength(6)
})

test('a refusal that says that things changed asks all again that is looked at', async () => {
  const { client } = followed()
  sent[0]?.answer(sessionAnswer(1))
  await arrive()
  const renaming = client.mutation(rename, {})
  sent[1]?.answer({ data: { rename: { __typename: 'Refused', code: 'CHANGED', message: '' } } })
  await renaming
  expect(sent.slice(2).map(({ body }) => body['query'])).toEqual([sessions])
})

test('what is sent names whom the page shows, once that is known, and is told when it is somebody else', async () => {
  const changed = vi.fn()
  const shown = createShownPerson(changed)
  const client = createApiClient('zh', shown)
  void client.query(viewer, {})
  expect(sent[0]?.headers.has('x-shown-person')).toBe(false)
  sent[0]?.answer(viewerAnswer)
  await arrive()
  const renaming = client.mutation(rename, {})
  expect(sent[1]?.headers.get('x-shown-person')).toBe('Person_1')
  const words = '登录的人已经换了。'
  sent[1]?.answer(Response.json({ errors: [{ message: words }] }, { status: 409 }))
  expect((await renaming).error?.graphQLErrors[0]?.message).toBe(words)
  expect(changed).toHaveBeenCalledOnce()
})
