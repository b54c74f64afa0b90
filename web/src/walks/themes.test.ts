import { expect, test } from 'vitest'
import { readThemes, writeThemes } from './themes.ts'

test('themes come back from the address as they were written', () => {
  const search = writeThemes(['RED', 'INTANGIBLE_HERITAGE'])
  expect(search).toBe('?theme=red,intangible_heritage')
  expect(readThemes(search)).toEqual(['RED', 'INTANGIBLE_HERITAGE'])
  expect(writeThemes([])).toBe('')
})

test.each(['', '?theme=', '?theme=blue,,', '?other=red'])('%j asks for no theme', (search) =>
  expect(readThemes(search)).toEqual([]),
)
