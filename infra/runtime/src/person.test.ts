import { expect, test } from 'vitest'
import { isId } from './ids.ts'
import { demoPersonId, oidcPersonId } from './person.ts'

test('a person keeps the same id for ever', () => {
  expect(demoPersonId('citizen-1')).toBe('c71a6220-2174-5c25-a661-32e6dee774d3')
  expect(oidcPersonId('https://id.example', '42')).toBe('f29271ed-ea07-5b4d-8fe0-e9ff7c072dd8')
})

test('an id is a UUID in its one canonical form', () => {
  expect(isId(demoPersonId('manager-1'))).toBe(true)
  for (const text of [
    '',
    'x',
    demoPersonId('a').toUpperCase(),
    `{${demoPersonId('a')}}`,
    `${demoPersonId('a')}\0`,
  ]) {
    expect(isId(text)).toBe(false)
  }
})
