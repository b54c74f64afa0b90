import { expect, test } from 'vitest'
import { readSoak } from './config.ts'

test('tests that draw are short unless they are told to be long', () => {
  expect(readSoak({}).draws(40)).toEqual({ numRuns: 40, endOnFailure: true })
  const long = readSoak({ SOAK: '2.5', SOAK_SEED: '7' })
  expect(long.draws(15)).toEqual({ numRuns: 38, seed: 7, endOnFailure: true })
  expect([long.times(20), long.seed]).toEqual([50, 7])
  expect(() => readSoak({ SOAK: 'long' })).toThrow('SOAK: is no number')
})
