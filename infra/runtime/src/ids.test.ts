import { expect, test } from 'vitest'
import { firstIdAt, isId, newId } from './ids.ts'

test('ids are UUIDs of version 7, each another, in the order in which they were made', () => {
  const before = firstIdAt(new Date())
  const ids = Array.from({ length: 20_000 }, newId)
  for (const id of ids) expect(id).toMatch(/^.{14}7.{4}[89ab]/)
  expect(ids.every(isId)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(before < (ids[0] ?? '')).toBe(true)
})
