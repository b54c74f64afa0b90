import { expect, test } from 'vitest'
import { spread } from './spread.ts'

test('marks that are far enough apart stay on their points', () => {
  const offsets = spread(
    [
      { key: 'a', x: 0, y: 0 },
      { key: 'b', x: 100, y: 0 },
    ],
    30,
  )
  expect([...offsets.values()]).toEqual([
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ])
})

test('marks on one spot, and in a crowd, end up apart', () => {
  const points = ['a', 'b', 'c', 'd', 'e'].map((key, index) => ({ key, x: index < 3 ? 0 : 12, y: 0 }))
  const offsets = spread(points, 30)
  const places = points.map(({ key, x, y }) => ({
    x: x + (offsets.get(key)?.x ?? 0),
    y: y + (offsets.get(key)?.y ?? 0),
  }))
  for (const [index, one] of places.entries())
    for (const other of places.slice(index + 1))
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(27)
  expect(spread(points, 30)).toEqual(offsets)
})
