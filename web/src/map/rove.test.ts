import { describe, expect, it } from 'vitest'
import { nearestInDirection } from './rove.ts'

const from = { key: 'from', x: 0, y: 0 }

describe('walking from vat to vat by arrow keys', () => {
  it('goes to the nearest in that direction', () => {
    const places = [
      from,
      { key: 'near', x: 40, y: 4 },
      { key: 'far', x: 90, y: 0 },
      { key: 'behind', x: -5, y: 0 },
    ]
    expect(nearestInDirection(from, places, 'right')).toBe('near')
    expect(nearestInDirection(from, places, 'left')).toBe('behind')
  })

  it('prefers what lies ahead to what lies aside', () => {
    const places = [from, { key: 'aside', x: 10, y: 60 }, { key: 'ahead', x: 80, y: 0 }]
    expect(nearestInDirection(from, places, 'right')).toBe('ahead')
  })

  it('stays at the edge', () => {
    expect(nearestInDirection(from, [from], 'up')).toBeNull()
  })

  it('reaches every vat of a row and comes back', () => {
    const row = Array.from({ length: 5 }, (_, index) => ({
      key: String(index),
      x: index * 50,
      y: (index % 2) * 8,
    }))
    let at = row[0]
    const seen = []
    for (let step = 0; step < 4; step += 1) {
      at = row.find(({ key }) => key === nearestInDirection(at as never, row, 'right'))
      seen.push(at?.key)
    }
    expect(seen).toEqual(['1', '2', '3', '4'])
  })
})
