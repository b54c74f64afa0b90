import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startJobs } from './jobs.ts'
import { silentLog } from './log.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a job runs after its time, again and again, also after it failed', async () => {
  let runs = 0
  const job = async () => {
    if (++runs === 1) throw new Error('once')
  }
  const stop = startJobs([{ name: 'purge', everyMs: 1_000, run: job }], silentLog)
  expect(runs).toBe(0)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(runs).toBe(3)
  await stop()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(runs).toBe(3)
})

test('a run that takes long is not overlapped by the next, and a stop waits for it', async () => {
  const end = Promise.withResolvers<void>()
  let runs = 0
  const job = () => {
    runs++
    return end.promise
  }
  const stop = startJobs([{ name: 'slow', everyMs: 1_000, run: job }], silentLog)
  await vi.advanceTimersByTimeAsync(3_500)
  expect(runs).toBe(1)
  let isStopped = false
  const stopping = stop().then(() => {
    isStopped = true
  })
  await vi.advanceTimersByTimeAsync(100)
  expect(isStopped).toBe(false)
  end.resolve()
  await stopping
})
