import { expect, it } from 'vitest'
import { interleave, quantile, ratio } from './interleave.ts'

it('compares arms within a round, so a slow round changes no ratio', async () => {
  const speeds = { base: [100, 10, 100], fast: [300, 30, 300] }
  const arm = (name: 'base' | 'fast') => {
    const left = [...speeds[name]]
    return { name, work: async (seconds: number) => ({ done: (left.shift() ?? 0) * seconds, seconds }) }
  }
  const [base, fast] = await interleave([arm('base'), arm('fast')], {
    rounds: 3,
    secondsPerSlice: 2,
    progress: () => {},
  })
  expect(base?.perSecond).toEqual([100, 10, 100])
  expect(fast && base && ratio(fast, base)).toBe(3)
})

it('starts each round with another arm', async () => {
  const order: string[] = []
  const arm = (name: string) => ({
    name,
    work: async (seconds: number) => {
      order.push(name)
      return { done: 1, seconds }
    },
  })
  await interleave([arm('a'), arm('b')], { rounds: 2, secondsPerSlice: 1, progress: () => {} })
  expect(order).toEqual(['a', 'b', 'b', 'a'])
})

it('takes quantiles by the nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([0.5, 0.95, 0.99, 1].map((share) => quantile(values, share))).toEqual([50, 95, 99, 100])
  expect(quantile([7], 0.99)).toBe(7)
})
