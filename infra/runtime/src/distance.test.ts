import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceMetres } from './distance.ts'

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('a degree along a meridian, and along the parallel of Minhang', () => {
  const here = { latitude: 31.1, longitude: 121.4 }
  expect(distanceMetres(here, { ...here, latitude: 32.1 })).toBeCloseTo(111_195.08, 1)
  expect(distanceMetres(here, { ...here, longitude: 122.4 })).toBeCloseTo(95_212.6, 0)
})

test('there is as far as back, and nothing is farther than the other side of the Earth', () => {
  fc.assert(
    fc.property(point, point, (one, other) => {
      const distance = distanceMetres(one, other)
      expect(distance).toBeCloseTo(distanceMetres(other, one), 3)
      expect(distanceMetres(one, one)).toBe(0)
      expect(distance).toBeLessThanOrEqual(Math.PI * 6_371_009)
    }),
  )
})
