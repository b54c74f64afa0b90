import { expect, test } from 'vitest'
import { inParallel } from './in-parallel.ts'

test('does all of it, never more than allowed at once', async () => {
  const done: number[] = []
  let running = 0
  let most = 0
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    done.push(item)
  })
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})

test('throws the first failure and begins nothing after it', async () => {
  const begun: number[] = []
  const work = async (item: number) => {
    begun.push(item)
    if (item === 2) throw new Error('no')
  }
  await expect(inParallel([1, 2, 3, 4, 5, 6], 1, work)).rejects.toThrow('no')
  expect(begun).toEqual([1, 2])
})
