import { expect, test } from 'vitest'
import { sessionState } from './session-state.ts'

const now = new Date('2026-11-22T04:00:00Z')
const slot = {
  remaining: 3,
  opensAt: '2026-11-20T00:00:00Z',
  closesAt: '2026-11-23T00:00:00Z',
  status: 'ACTIVE' as const,
}
const session = { status: 'PUBLISHED' as const, startsAt: '2026-11-23T02:00:00Z', slot }

test('what can be done with a session follows its slot and the clock', () => {
  const at = (changes: Partial<typeof slot>) =>
    sessionState({ ...session, slot: { ...slot, ...changes } }, now)
  expect(at({})).toBe('open')
  expect(at({ remaining: 0 })).toBe('full')
  expect(at({ opensAt: '2026-11-22T05:00:00Z' })).toBe('notOpenYet')
  expect(at({ closesAt: '2026-11-22T04:00:00Z' })).toBe('closed')
  expect(sessionState({ ...session, slot: null }, now)).toBe('preparing')
  expect(sessionState({ ...session, startsAt: '2026-11-22T04:00:00Z' }, now)).toBe('started')
  expect(sessionState({ ...session, status: 'CANCELLED' }, now)).toBe('cancelled')
  expect(sessionState({ ...session, slot: { ...slot, status: 'CANCELLED' } }, now)).toBe('cancelled')
})
