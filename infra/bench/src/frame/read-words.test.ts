import { expect, it } from 'vitest'
import type { Bench } from './bench.ts'
import { readWords } from './read-words.ts'

const bench: Bench = {
  name: 'rows',
  what: 'rows',
  flags: { quick: 'short' },
  options: { against: 'a path' },
  run: () => Promise.reject(new Error('not here')),
}

it('reads flags and options of a bench', () => {
  const { flags, options, unknown, ...read } = readWords(
    ['rows', '--quick', '--against', '../there'],
    [bench],
  )
  expect(read.bench).toBe(bench)
  expect([...flags]).toEqual(['quick'])
  expect([...options]).toEqual([['against', '../there']])
  expect(unknown).toEqual([])
})

it('names what a bench does not take', () => {
  expect(readWords(['rows', '--fast', 'word', '--against'], [bench]).unknown).toEqual([
    '--fast',
    'word',
    '--against',
  ])
  expect(readWords(['none'], [bench]).bench).toBeUndefined()
})
