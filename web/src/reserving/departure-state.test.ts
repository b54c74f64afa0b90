import { expect, test } from 'vitest'
import { departureState } from './departure-state.ts'

const now = new Date('2026-11-22T10:00:00Z')
const slot = {
  ...{ capacity: 20, remaining: 6, status: 'ACTIVE' as const },
  ...{ opensAt: '2026-11-20T00:00:00Z', closesAt: '2026-11-28T01:30:00Z' },
}
const departure = {
  ...{ status: 'SCHEDULED' as const, startsAt: '2026-11-28T01:30:00Z', guidesConfirmed: 2, slot },
}

test.each([
  ['open', departure],
  ['full', { ...departure, slot: { ...slot, remaining: 0 } }],
  ['waiting', { ...departure, guidesConfirmed: 0, slot: { ...slot, capacity: 0, remaining: 0 } }],
  ['waiting', { ...departure, guidesConfirmed: 0, slot: null }],
  ['preparing', { ...departure, slot: null }],
  ['notOpenYet', { ...departure, slot: { ...slot, opensAt: '2026-11-23T00:00:00Z' } }],
  ['closed', { ...departure, slot: { ...slot, closesAt: '2026-11-22T10:00:00Z' } }],
  ['started', { ...departure, startsAt: '2026-11-22T10:00:00Z' }],
  ['cancelled', { ...departure, status: 'CANCELLED' as const }],
  ['cancelled', { ...departure, slot: { ...slot, status: 'CANCELLED' as const } }],
])('a departure is %s', (state, facts) => expect(departureState(facts, now)).toBe(state))
