import { expect, test } from 'vitest'
import { createWishes, type LoadName, slotsOf } from './wishes.ts'

const WISHES = 450_000
const ACTIVE_MAX = 10

test.for<LoadName>(['hot', 'even', 'zipf'])('all wishes of %s can be fulfilled', (load) => {
  const next = createWishes({ load, slotIds: slots(slotsOf(load)), firstPerson: 5 })
  const held = new Map<number, Set<string>>()
  for (let count = 0; count < WISHES; count++) {
    const { person, slotId } = next()
    const slots = held.get(person) ?? new Set()
    held.set(person, slots)
    if (slots.has(slotId)) throw new Error(`${person} wants ${slotId} twice`)
    slots.add(slotId)
  }
  expect(Math.max(...[...held.values()].map(({ size }) => size))).toBeLessThanOrEqual(ACTIVE_MAX)
})

test('on the hot slot everybody wants the same for a while', () => {
  const next = createWishes({ load: 'hot', slotIds: slots(10), firstPerson: 0 })
  expect(new Set(Array.from({ length: 20_000 }, () => next().slotId)).size).toBe(1)
})

test('by Zipf the first of 200 slots is wanted by about a sixth of those who come first', () => {
  const next = createWishes({ load: 'zipf', slotIds: slots(200), firstPerson: 0 })
  const first = Array.from({ length: 20_000 }, () => next().slotId).filter((slotId) => slotId === '0').length
  expect(first / 20_000).toBeGreaterThan(0.15)
  expect(first / 20_000).toBeLessThan(0.19)
})

const slots = (count: number) => Array.from({ length: count }, (_, at) => String(at))
