import { expect, test } from 'vitest'
import { keepRecent } from './recent.ts'

test('the last ones that were used are there, and never more than twice as many', () => {
  const recent = keepRecent<number, string>(3)
  for (const key of [1, 2, 3, 4, 5]) recent.set(key, String(key))
  expect([3, 4, 5].map(recent.get)).toEqual(['3', '4', '5'])
  for (let key = 10; key < 100; key++) recent.set(key, '')
  const left = Array.from({ length: 100 }, (_, key) => recent.get(key)).filter((value) => value !== undefined)
  expect(left.length).toBeLessThanOrEqual(6)
})

test('what is asked for again and again stays, however many others come by', () => {
  const recent = keepRecent<number, string>(3)
  recent.set(0, 'mine')
  for (let key = 1; key < 50; key++) {
    recent.set(key, '')
    expect(recent.get(0)).toBe('mine')
  }
})

test('as many as it keeps can come round for ever without one being missed', () => {
  const recent = keepRecent<number, number>(20)
  for (let key = 0; key < 20; key++) recent.set(key, key)
  for (let turn = 0; turn < 100; turn++) expect(recent.get(turn % 20)).toBe(turn % 20)
})
