import { expect, test } from 'vitest'
import { frameOf, pathOf, placeIn, scaleBar } from './static-frame.ts'
import { worldPoint } from './world.ts'

const points = [worldPoint(121.3497, 31.1564), worldPoint(121.3529, 31.1529)]

test('all points lie within the frame, with room around them', () => {
  const frame = frameOf(points, 930, 560)
  for (const point of points) {
    const { x, y } = placeIn(frame, point)
    expect(x).toBeGreaterThanOrEqual(89)
    expect(x).toBeLessThanOrEqual(841)
    expect(y).toBeGreaterThanOrEqual(89)
    expect(y).toBeLessThanOrEqual(471)
  }
  expect(pathOf(points, frame)).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/)
})

test('one point alone is drawn from no nearer than the map has to show', () => {
  const frame = frameOf(points.slice(0, 1), 930, 560)
  expect(frame.zoom).toBeCloseTo(16.8)
  expect(placeIn(frame, points[0] ?? { x: 0, y: 0 })).toEqual({ x: 465, y: 280 })
})

test('the scale bar is a round length as long as it says', () => {
  const frame = frameOf(points, 930, 560)
  const { metres, width } = scaleBar(frame)
  expect([2000, 1000, 500, 200, 100, 50, 20]).toContain(metres)
  expect(width).toBeCloseTo(metres * frame.pixelsPerMetre, 0)
  expect(width).toBeLessThanOrEqual(130)
})
