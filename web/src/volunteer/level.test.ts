import { expect, test } from 'vitest'
import { expiryOf } from './expiry.ts'
import { hoursWords, levelShare, missingHoursWords, toNextLevel } from './level.ts'

test.each([
  [0, 'SEEDLING', { level: 'BAMBOO', minutes: 1200 }],
  [1199, 'SEEDLING', { level: 'BAMBOO', minutes: 1 }],
  [1200, 'BAMBOO', { level: 'PINE', minutes: 4800 }],
  [6000, 'PINE', { level: 'CAMPHOR', minutes: 12_000 }],
  [18_000, 'CAMPHOR', null],
] as const)('%i minutes at %s lack %j to the next level', (minutes, level, next) => {
  expect(toNextLevel(minutes, level)).toEqual(next)
})

test('the way to the next level is a share of its own hours', () => {
  expect(levelShare(600, 'SEEDLING')).toBe(0.5)
  expect(levelShare(1200, 'BAMBOO')).toBe(0)
  expect(levelShare(30_000, 'CAMPHOR')).toBe(1)
})

test('hours are never rounded up when given, nor down when missing', () => {
  expect([0, 90, 119, 120, 725].map(hoursWords)).toEqual(['0', '1.5', '1.9', '2', '12'])
  expect([1, 60, 61].map(missingHoursWords)).toEqual(['0.1', '1', '1.1'])
})

test('a qualification is told to end soon in time for another training', () => {
  const now = new Date('2026-11-22T02:00:00Z')
  expect(expiryOf(null, now)).toBe('never')
  expect(expiryOf('2027-11-22T02:00:00Z', now)).toBe('later')
  expect(expiryOf('2026-12-22T02:00:00Z', now)).toBe('soon')
  expect(expiryOf('2026-11-22T02:00:00Z', now)).toBe('past')
})
