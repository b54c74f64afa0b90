import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// What patches/kafkajs+2.2.4.patch mends: an answered request left a timer of 1 ms behind that set itself again for ever.
const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function openQueue(maxInFlightRequests: number) {
  const logger = { debug() {}, warn() {} }
  const queue = new RequestQueue({
    instrumentationEmitter: new EventEmitter(),
    maxInFlightRequests,
    requestTimeout: 1_000,
    enforceRequestTimeout: false,
    clientId: 'test',
    broker: 'test:9092',
    logger,
  })
  const sent: number[] = []
  const push = (correlationId: number) =>
    queue.push({
      entry: { correlationId, resolve() {}, reject() {} },
      expectResponse: true,
      sendRequest: () => sent.push(correlationId),
    })
  return { queue, push, sent }
}

test('a kafkajs connection with nothing to send keeps no timer', () => {
  const { queue, push, sent } = openQueue(1)
  push(1)
  queue.fulfillRequest({ correlationId: 1, payload: Buffer.alloc(0), size: 0 })
  expect(sent).toEqual([1])
  expect(vi.getTimerCount()).toBe(0)
})

test('what waits behind a throttle or another request is still sent', () => {
  const { queue, push, sent } = openQueue(1)
  push(1)
  push(2)
  expect(sent).toEqual([1])
  queue.fulfillRequest({ correlationId: 1, payload: Buffer.alloc(0), size: 0 })
  expect(sent).toEqual([1, 2])
  queue.fulfillRequest({ correlationId: 2, payload: Buffer.alloc(0), size: 0 })

  queue.maybeThrottle(200)
  push(3)
  expect(sent).toEqual([1, 2])
  vi.advanceTimersByTime(250)
  expect(sent).toEqual([1, 2, 3])
  queue.fulfillRequest({ correlationId: 3, payload: Buffer.alloc(0), size: 0 })
  vi.advanceTimersByTime(50)
  expect(vi.getTimerCount()).toBe(0)
})
