import { expect, test } from 'vitest'
import { likelyWork, workedOf } from './worked.ts'

const shift = { startsAt: '2026-11-22T02:00:00Z', endsAt: '2026-11-22T04:30:00Z', groupSize: 15, wanted: 2 }

test('a record is filled in from the shift and the check-ins, with no more than one guide leads', () => {
  expect(likelyWork(shift, 12)).toEqual({ minutes: 150, people: 12 })
  expect(likelyWork(shift, 28)).toEqual({ minutes: 150, people: 15 })
  expect(likelyWork({ ...shift, wanted: 1 }, 17)).toEqual({ minutes: 150, people: 17 })
  expect(likelyWork({ ...shift, groupSize: null }, null)).toEqual({ minutes: 150, people: 0 })
})

test('only whole numbers within bounds are recorded', () => {
  expect(workedOf({ minutes: ' １20 ', people: '0' })).toEqual({ minutes: 120, people: 0 })
  expect(workedOf({ minutes: '0', people: '2001' })).toEqual({ problems: ['minutes', 'people'] })
  expect(workedOf({ minutes: '1e2', people: '' })).toEqual({ problems: ['minutes', 'people'] })
})
