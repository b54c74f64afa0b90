import { expect, test } from 'vitest'
import { createCombiner } from './combiner.ts'

/** A combiner whose batches end when they are told to. */
function startCombiner({ batchMax = 3, queueMax = 100 } = {}) {
  const batches: { requests: number[]; end(answers?: (string | Error)[]): void; fail(error: Error): void }[] =
    []
  const combiner = createCombiner<number, string>({
    run(requests) {
      const { promise, resolve, reject } = Promise.withResolvers<(string | Error)[]>()
      batches.push({ requests, end: (answers = requests.map(String)) => resolve(answers), fail: reject })
      return promise
    },
    batchMax,
    queueMax,
  })
  return { combiner, batches }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

test('an idle one sends at once; what arrives meanwhile is the next batch, in order, up to its size', async () => {
  const { combiner, batches } = startCombiner()
  const first = combiner.take(0)
  await settle()
  const later = [1, 2, 3, 4, 5].map(combiner.take)
  await settle()
  expect(batches.map(({ requests }) => requests)).toEqual([[0]])
  batches[0]?.end()
  await settle()
  batches[1]?.end()
  await settle()
  batches[2]?.end()
  expect(await Promise.all([first, ...later])).toEqual(['0', '1', '2', '3', '4', '5'])
  expect(batches.map(({ requests }) => requests)).toEqual([[0], [1, 2, 3], [4, 5]])
})

test('what one turn brings leaves together', async () => {
  const { combiner, batches } = startCombiner()
  const answers = [1, 2].map(combiner.take)
  await settle()
  expect(batches.map(({ requests }) => requests)).toEqual([[1, 2]])
  batches[0]?.end()
  await Promise.all(answers)
})

test('a full queue takes nobody in', async () => {
  const { combiner, batches } = startCombiner({ queueMax: 2 })
  const taken = [combiner.take(1), combiner.take(2)]
  expect(combiner.take(3)).toBeUndefined()
  await settle()
  batches[0]?.end()
  await Promise.all(taken)
  const next = combiner.take(4)
  await settle()
  batches[1]?.end()
  expect(await next).toBe('4')
})

test('an error of one request is that request’s, an error of the batch is everybody’s, and it goes on', async () => {
  const { combiner, batches } = startCombiner()
  const outcomes = (calls: (Promise<string> | undefined)[]) =>
    Promise.allSettled(calls).then((all) => all.map(({ status }) => status))
  const first = outcomes([1, 2].map(combiner.take))
  await settle()
  batches[0]?.end(['1', new Error('poisoned')])
  expect(await first).toEqual(['fulfilled', 'rejected'])
  const second = outcomes([3, 4].map(combiner.take))
  await settle()
  batches[1]?.fail(new Error('away'))
  expect(await second).toEqual(['rejected', 'rejected'])
  const third = outcomes([combiner.take(5)])
  await settle()
  batches[2]?.end([])
  expect(await third).toEqual(['rejected'])
})

test('drains when nothing waits any more', async () => {
  const { combiner, batches } = startCombiner()
  await combiner.drain()
  void combiner.take(1)
  let isDrained = false
  const drained = combiner.drain().then(() => {
    isDrained = true
  })
  await settle()
  expect(isDrained).toBe(false)
  batches[0]?.end()
  await drained
})
