import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Area, isWithin, sharedArea } from './shared-area.ts'

/** As a map tells it: to the ten-thousandth of a degree. */
const side = (most: number) =>
  fc.integer({ min: -most * 10_000, max: most * 10_000 }).map((at) => at / 10_000)

const anyArea: fc.Arbitrary<Area> = fc
  .tuple(side(90), side(90), side(180), side(180))
  .map(([a, b, c, d]) => ({
    south: Math.min(a, b),
    north: Math.max(a, b),
    west: Math.min(c, d),
    east: Math.max(c, d),
  }))

const spanMin = 1 / 1024

test('what is asked for holds what is looked at, reaches out by an eighth at most, and stays on the earth', () => {
  fc.assert(
    fc.property(anyArea, (view) => {
      const area = sharedArea(view)
      expect(isWithin(area, { latitude: view.south, longitude: view.west })).toBe(true)
      expect(isWithin(area, { latitude: view.north, longitude: view.east })).toBe(true)
      const height = Math.max(view.north - view.south, spanMin) / 8
      const width = Math.max(view.east - view.west, spanMin) / 8
      expect(view.south - area.south).toBeLessThan(height)
      expect(area.north - view.north).toBeLessThan(height)
      expect(view.west - area.west).toBeLessThan(width)
      expect(area.east - view.east).toBeLessThan(width)
      expect(
        isWithin(
          { south: -90, west: -180, north: 90, east: 180 },
          { latitude: area.south, longitude: area.west },
        ),
      ).toBe(true)
      expect(
        isWithin(
          { south: -90, west: -180, north: 90, east: 180 },
          { latitude: area.north, longitude: area.east },
        ),
      ).toBe(true)
    }),
  )
})

test('who asks for what is asked for asks the same again', () => {
  const view = { south: 31.0213, west: 121.3104, north: 31.0944, east: 121.4321 }
  expect(sharedArea(view)).toEqual({
    south: 31.015625,
    west: 121.3125 - 0.0078125,
    north: 31.09375 + 0.0078125,
    east: 121.4375,
  })
})

test('neighbours ask the same', () => {
  const view = { south: 31.0213, west: 121.3104, north: 31.0911, east: 121.4321 }
  const moved = { south: 31.0201, west: 121.3081, north: 31.0899, east: 121.4298 }
  expect(sharedArea(moved)).toEqual(sharedArea(view))
})

test('a view without any size is a view', () => {
  expect(sharedArea({ south: 31, west: 121, north: 31, east: 121 })).toEqual({
    south: 31,
    west: 121,
    north: 31,
    east: 121,
  })
})
