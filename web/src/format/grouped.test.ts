import { expect, test } from 'vitest'
import { grouped } from './grouped.ts'

test('what has the same key stands together, as it first came', () => {
  expect([...grouped([3, 10, 5, 12, 7], (number) => number % 2)]).toEqual([
    [1, [3, 5, 7]],
    [0, [10, 12]],
  ])
  expect([...grouped([], String)]).toEqual([])
})
