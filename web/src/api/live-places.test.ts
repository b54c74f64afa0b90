import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PlacesOfSlotFragment } from './gen/documents.ts'
import { type Connect, createLiveLine } from './live-line.ts'
import { createLivePlaces, type ViewerNews } from './live-places.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const state = (id: string, version: number): PlacesOfSlotFragment => ({
  __typename: 'Slot',
  id,
  version,
  capacity: 10,
  remaining: 10 - version,
  opensAt: '2026-11-20T00:00:00Z',
  closesAt: '2026-11-23T00:00:00Z',
  maximumPartySize: 4,
  status: 'ACTIVE',
})

function livePlacesOf(connect: Connect) {
  const live = createLivePlaces()
  live.open((wants) => createLiveLine(connect, wants))
  return live
}

/** Connections that the test feeds and breaks. */
function connections() {
  const opened: {
    slotIds: string[]
    signal: AbortSignal
    person: string | null
    heard(): void
    send(state: PlacesOfSlotFragment | ViewerNews): void
    break(): void
  }[] = []
  async function* connect(
    slotIds: string[],
    signal: AbortSignal,
    beside: { person: string | null; heard(): void },
  ) {
    const queue: (PlacesOfSlotFragment | ViewerNews | null)[] = []
    let wake = () => {}
    const push = (item: PlacesOfSlotFragment | ViewerNews | null) => {
      queue.push(item)
      wake()
    }
    opened.push({ slotIds, signal, ...beside, send: push, break: () => push(null) })
    for (;;) {
      const next = queue.shift()
      if (next === null) throw new Error('cut')
      if (next) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return { opened, connect }
}

test('all that is followed shares one connection', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  live.follow(['b', 'a'])
  live.follow(['c', 'a'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened.map(({ slotIds }) => slotIds)).toEqual([['a', 'b', 'c']])
})

test('what is no longer followed leaves the connection', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  const leave = live.follow(['a'])
  live.follow(['b'])
  await vi.advanceTimersByTimeAsync(1_000)
  leave()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened.map(({ slotIds }) => slotIds)).toEqual([['a', 'b'], ['b']])
  expect(opened[0]?.signal.aborted).toBe(true)
})

test('an older state never replaces a newer one', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  live.follow(['a'])
  await vi.advanceTimersByTimeAsync(1_000)
  opened[0]?.send(state('a', 5))
  opened[0]?.send(state('a', 4))
  await vi.advanceTimersByTimeAsync(0)
  expect(live.latest('a')?.version).toBe(5)
})

test('a broken connection is made again and brings the state as it stands', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  const changed = vi.fn()
  live.onChange(changed)
  live.follow(['a'])
  await vi.advanceTimersByTimeAsync(1_000)
  opened[0]?.break()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(opened).toHaveLength(2)
  opened[1]?.send(state('a', 7))
  await vi.advanceTimersByTimeAsync(0)
  expect(live.latest('a')?.remaining).toBe(3)
  expect(changed).toHaveBeenCalledOnce()
})

const unread = (unreadNoticeCount: number): ViewerNews => ({ __typename: 'ViewerChange', unreadNoticeCount })

test('a person is followed on the same connection, and how things stand is no news where they were followed until now', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  const changed = vi.fn()
  live.onViewer(changed)
  live.follow(['a'])
  live.followPerson('me')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened.map(({ slotIds, person }) => [slotIds, person])).toEqual([[['a'], 'me']])
  opened[0]?.send(unread(1))
  await vi.advanceTimersByTimeAsync(0)
  expect(changed).toHaveBeenCalledTimes(1)
  live.follow(['b'])
  await vi.advanceTimersByTimeAsync(250)
  opened[1]?.send(unread(1))
  await vi.advanceTimersByTimeAsync(0)
  expect(changed).toHaveBeenCalledTimes(1)
  opened[1]?.send(unread(1))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(changed).toHaveBeenCalledTimes(2)
  // Another person's, though as many: told.
  live.followPerson('you')
  await vi.advanceTimersByTimeAsync(250)
  opened[2]?.send(unread(1))
  await vi.advanceTimersByTimeAsync(0)
  expect(changed).toHaveBeenCalledTimes(3)
})

test('after a break how things stand is news', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  const changed = vi.fn()
  live.onViewer(changed)
  live.followPerson('me')
  await vi.advanceTimersByTimeAsync(1_000)
  opened[0]?.send(unread(1))
  opened[0]?.break()
  await vi.advanceTimersByTimeAsync(2_000)
  opened[1]?.send(unread(1))
  await vi.advanceTimersByTimeAsync(0)
  expect(changed).toHaveBeenCalledTimes(2)
})

test('what is shown is old once no connection was there for a while, until one is again', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  const aged = vi.fn()
  live.onOld(aged)
  live.follow(['a'])
  await vi.advanceTimersByTimeAsync(1_000)
  opened[0]?.break()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(live.isOld()).toBe(false)
  opened[1]?.break()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(live.isOld()).toBe(true)
  opened.at(-1)?.heard()
  expect(live.isOld()).toBe(false)
  expect(aged.mock.calls.map(([forMs]) => forMs > 4_000)).toEqual([false, true])
})

test('a page that wakes connects anew where nothing was heard for too long, and else lets its connection be', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  live.follow(['a'])
  await vi.advanceTimersByTimeAsync(1_000)
  opened[0]?.heard()
  live.wake()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened).toHaveLength(1)
  vi.setSystemTime(Date.now() + 3_600_000)
  live.wake()
  await vi.advanceTimersByTimeAsync(10)
  expect([opened.length, opened[0]?.signal.aborted]).toEqual([2, true])
  expect(live.isOld()).toBe(false)
  // How long nothing was heard is how long it slept: all is asked again.
  const aged = vi.fn()
  live.onOld(aged)
  opened[1]?.heard()
  expect(aged.mock.calls.map(([forMs]) => forMs >= 3_600_000)).toEqual([true])
})

test('a page that is seen again does not wait for its next try', async () => {
  const { opened, connect } = connections()
  const live = livePlacesOf(connect)
  live.follow(['a'])
  await vi.advanceTimersByTimeAsync(1_000)
  for (let time = 0; time < 6; time++) {
    opened.at(-1)?.break()
    await vi.advanceTimersByTimeAsync(60_000)
  }
  opened.at(-1)?.break()
  await vi.advanceTimersByTimeAsync(10)
  const before = opened.length
  live.wake()
  await vi.advanceTimersByTimeAsync(10)
  expect(opened).toHaveLength(before + 1)
})
