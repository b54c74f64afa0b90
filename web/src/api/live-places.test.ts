import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PlacesOfSlotFragment } from './gen/documents.ts'
import { createLivePlaces } from './live-places.ts'

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

/** Connections that the test feeds and breaks. */
function connections() {
  const opened: {
    slotIds: string[]
    signal: AbortSignal
    send(state: PlacesOfSlotFragment): void
    break(): void
  }[] = []
  async function* connect(slotIds: string[], signal: AbortSignal) {
    const queue: (PlacesOfSlotFragment | null)[] = []
    let wake = () => {}
    const push = (item: PlacesOfSlotFragment | null) => {
      queue.push(item)
      wake()
    }
    opened.push({ slotIds, signal, send: push, break: () => push(null) })
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
  const live = createLivePlaces(connect)
  live.follow(['b', 'a'])
  live.follow(['c', 'a'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened.map(({ slotIds }) => slotIds)).toEqual([['a', 'b', 'c']])
})

test('what is no longer followed leaves the connection', async () => {
  const { opened, connect } = connections()
  const live = createLivePlaces(connect)
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
  const live = createLivePlaces(connect)
  live.follow(['a'])
  await vi.advanceTimersByTimeAsync(1_000)
  opened[0]?.send(state('a', 5))
  opened[0]?.send(state('a', 4))
  await vi.advanceTimersByTimeAsync(0)
  expect(live.latest('a')?.version).toBe(5)
})

test('a broken connection is made again and brings the state as it stands', async () => {
  const { opened, connect } = connections()
  const live = createLivePlaces(connect)
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
