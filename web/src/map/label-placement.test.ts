import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aroundOffsets, besideOffsets, type LabelRequest, placeLabels } from './label-placement.ts'

function request(key: string, x: number, y: number, change: Partial<LabelRequest> = {}): LabelRequest {
  return {
    key,
    width: 60,
    height: 20,
    anchors: [{ x, y }],
    offsets: aroundOffsets(90),
    limit: 1,
    apart: 0,
    ...change,
  }
}

describe('label placement', () => {
  it('puts a name on its point where that is free', () => {
    expect(placeLabels([request('a', 10, 20)], [])).toEqual([{ key: 'a', x: 10, y: 20 }])
  })

  it('moves a name aside from a vat instead of hiding it', () => {
    const [label] = placeLabels([request('a', 0, 0)], [{ x: 0, y: 0, width: 44, height: 44 }])
    expect(label).toBeDefined()
    expect(Math.abs(label?.x ?? 0) >= 52 || Math.abs(label?.y ?? 0) >= 32).toBe(true)
  })

  it('gives the more important name the place, and drops one that fits nowhere', () => {
    const offsets = [{ x: 0, y: 0 }]
    const labels = placeLabels(
      [request('first', 0, 0, { offsets }), request('second', 5, 0, { offsets })],
      [],
    )
    expect(labels.map(({ key }) => key)).toEqual(['first'])
  })

  it('repeats a line number no closer than asked', () => {
    const anchors = Array.from({ length: 20 }, (_, index) => ({ x: index * 50, y: 0 }))
    const labels = placeLabels(
      [request('5', 0, 0, { anchors, limit: 60, apart: 300, offsets: [{ x: 0, y: 0 }] })],
      [],
    )
    expect(labels.map(({ x }) => x)).toEqual([0, 300, 600, 900])
  })

  it('never lets two things cover each other, wherever they are', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 600 }) })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), fc.array(place, { maxLength: 20 }), (names, vats) => {
        const obstacles = vats.map((vat) => ({ ...vat, width: 44, height: 44 }))
        const labels = placeLabels(
          names.map(({ x, y }, index) => request(String(index), x, y)),
          obstacles,
        )
        const boxes = labels.map((label) => ({ ...label, width: 60, height: 20 }))
        for (const [index, one] of boxes.entries()) {
          for (const other of [...obstacles, ...boxes.slice(index + 1)]) {
            const isApart =
              Math.abs(one.x - other.x) * 2 >= one.width + other.width ||
              Math.abs(one.y - other.y) * 2 >= one.height + other.height
            expect(isApart).toBe(true)
          }
        }
      }),
    )
  })

  it('sets a site name clear of its vat on every side it tries', () => {
    for (const { x, y } of besideOffsets(80, 20, 25).slice(0, 4))
      expect(Math.abs(x) >= 65 || Math.abs(y) >= 35).toBe(true)
  })
})
