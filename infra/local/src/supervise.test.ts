import { silentLog } from '@xingzhi/runtime/log'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { expect, test } from 'vitest'
import { type Startable, supervise } from './supervise.ts'

/** Above the pids that a system gives: to signal it reaches nobody. */
const NOBODY = 10_000_000

/** Starts that fail as told (`true`: fails), and a way to end the last one. */
function parts(failing: boolean[] = []) {
  const starts: { end: () => void; stopped: boolean }[] = []
  let attempts = 0
  const start = async (): Promise<Startable> => {
    if (failing[attempts++]) throw new Error('not now')
    const ended = Promise.withResolvers<void>()
    const part = { end: () => ended.resolve(), stopped: false }
    starts.push(part)
    const stop = async () => {
      part.stopped = true
      ended.resolve()
    }
    return { pid: NOBODY + starts.length, exited: ended.promise, stop }
  }
  return { start, starts, attempts: () => attempts }
}

test('what ends by itself is started again, and again', async () => {
  const { start, starts } = parts()
  let told = 0
  const supervised = await supervise('part', start, { log: silentLog, onStarted: () => told++ })
  for (const round of [1, 2]) {
    starts.at(-1)?.end()
    await eventually(() => expect(supervised.current().pid).toBe(NOBODY + round + 1))
  }
  expect(told).toBe(2)
  await supervised.stop()
  expect(starts).toHaveLength(3)
  expect(starts.at(-1)?.stopped).toBe(true)
})

test('a start that fails is tried again', async () => {
  const { start, starts, attempts } = parts([false, true, true])
  const supervised = await supervise('part', start, { log: silentLog })
  starts[0]?.end()
  await eventually(() => expect(supervised.current().pid).toBe(NOBODY + 2))
  expect(attempts()).toBe(4)
  await supervised.stop()
})

test('the first start that fails is told to who asked', async () => {
  const { start } = parts([true])
  await expect(supervise('part', start, { log: silentLog })).rejects.toThrow('not now')
})

test('what is stopped stays so', async () => {
  const { start, attempts } = parts()
  const supervised = await supervise('part', start, { log: silentLog })
  await supervised.stop()
  expect(attempts()).toBe(1)
})

test('what is kept down comes back when it may', async () => {
  const { start, starts, attempts } = parts()
  const supervised = await supervise('part', start, { log: silentLog })
  starts[0]?.end()
  const release = await supervised.keepDown()
  expect(attempts()).toBe(1)
  release()
  await eventually(() => expect(supervised.current().pid).toBe(NOBODY + 2))
  await supervised.stop()
})

test('what is kept down can be stopped', async () => {
  const { start, starts, attempts } = parts()
  const supervised = await supervise('part', start, { log: silentLog })
  starts[0]?.end()
  await supervised.keepDown()
  await supervised.stop()
  expect(attempts()).toBe(1)
})
