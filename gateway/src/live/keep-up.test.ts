import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepUp } from './keep-up.ts'
import { createPersonHub } from './person-hub.ts'
import type { LiveListener } from './port.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A port that the test opens and shuts. */
function port() {
  const listeners = new Set<LiveListener>()
  return {
    isOpen: true,
    listeners,
    publish: async () => {},
    tell: async () => {},
    listen: async (listener: LiveListener) => void listeners.add(listener),
    ready: () => live.isOpen,
    stop: async () => {},
  }
}
let live = port()
beforeEach(() => {
  live = port()
})

test('whose pages are open look at what is theirs once changes come again, and not all at once', async () => {
  const people = createPersonHub(live)
  const hub = { catchUp: vi.fn() }
  const bus = { ready: async () => true }
  const stop = keepUp({ bus, live, hub, people, missed: () => {} } as never)
  const told = vi.fn()
  people.enter('a', told)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told.mock.calls).toEqual([[{ personId: 'a' }]])
  live.isOpen = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told).toHaveBeenCalledTimes(1)
  live.isOpen = true
  await vi.advanceTimersByTimeAsync(7_500)
  expect(told.mock.calls.slice(1)).toEqual([[{ personId: 'a' }]])
  stop()
})

test('what another gateway tells reaches a person’s own pages, as long as they are open', async () => {
  const people = createPersonHub(live)
  await people.start()
  const [one, other] = [vi.fn(), vi.fn()]
  const leave = people.enter('a', one)
  people.enter('b', other)
  const news = { personId: 'a', reservationId: 'r' }
  for (const listener of live.listeners) listener.happened?.(news)
  leave()
  for (const listener of live.listeners) listener.happened?.(news)
  expect([one.mock.calls.slice(1), other.mock.calls.length]).toEqual([[[news]], 1])
  for (const listener of live.listeners) listener.missed()
  await vi.advanceTimersByTimeAsync(5_000)
  expect([one.mock.calls.length, other.mock.calls.length]).toEqual([2, 2])
})
