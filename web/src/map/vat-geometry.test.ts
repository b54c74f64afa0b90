import { describe, expect, it } from 'vitest'
import {
  dyeLevel,
  dyePath,
  markRadius,
  numberSize,
  rimAngles,
  ringCount,
  SITE_RADIUS,
  vatState,
} from './vat-geometry.ts'

describe('the dye in a vat', () => {
  it('stands as high as the share of places left', () => {
    expect(dyeLevel(5, 10)).toBe(0.5)
  })

  it('is full only when nothing is taken, and gone only when nothing is left', () => {
    expect(dyeLevel(10, 10)).toBe(1)
    expect(dyeLevel(999, 1000)).toBeLessThan(1)
    expect(dyeLevel(1, 1000)).toBeGreaterThan(0)
    expect(dyeLevel(0, 10)).toBe(0)
    expect(dyeLevel(0, 0)).toBe(0)
  })

  it('reaches from the bottom to the top of its circle', () => {
    expect(dyePath(1, 10)).toContain('M-10 -10')
    expect(dyePath(0, 10)).toContain('M-10 10')
  })
})

describe('what a vat says', () => {
  it('says few for the last places and for a small share of many', () => {
    expect(vatState(3, 6)).toBe('few')
    expect(vatState(10, 400)).toBe('few')
    expect(vatState(4, 8)).toBe('some')
    expect(vatState(0, 8)).toBe('empty')
  })

  it('keeps a long number inside the vat', () => {
    const width = (text: string) => numberSize(text, SITE_RADIUS) * 0.58 * text.length
    for (const text of ['1', '12', '123', '1234', '12345']) expect(width(text)).toBeLessThan(2 * SITE_RADIUS)
  })

  it('gives a cluster more rings, and more room, the more sites it holds', () => {
    expect([1, 2, 20].map(ringCount)).toEqual([0, 1, 2])
    const radii = [
      markRadius({ kind: 'site' }),
      markRadius({ kind: 'cluster', siteCount: 2 }),
      markRadius({ kind: 'cluster', siteCount: 20 }),
    ]
    expect(radii).toEqual([...radii].sort((one, other) => one - other))
  })

  it('sets the crafts along the rim without one covering another', () => {
    const angles = rimAngles(3).map((angle) => (angle * Math.PI) / 180)
    const places = angles.map((angle) => [25 * Math.cos(angle), 25 * Math.sin(angle)] as const)
    for (const [index, [x, y]] of places.slice(1).entries()) {
      const [beforeX, beforeY] = places[index] as readonly [number, number]
      expect(Math.hypot(x - beforeX, y - beforeY)).toBeGreaterThan(23)
    }
  })
})
