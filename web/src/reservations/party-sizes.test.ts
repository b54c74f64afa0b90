import { expect, test } from 'vitest'
import { partySizes } from './party-sizes.ts'

const now = new Date('2026-12-01T08:00:00Z')
const slot = {
  ...{ remaining: 1, maximumPartySize: 6 },
  ...{ opensAt: '2026-11-20T00:00:00Z', closesAt: '2026-12-03T00:00:00Z' },
}

test.each([
  ['as many as are left', 3, slot, 4, 'places'],
  ['as many as one party may be', 3, { ...slot, remaining: 9 }, 6, 'party'],
  ['as many as one party may be, exactly', 3, { ...slot, remaining: 3 }, 6, 'party'],
  ['no more when it is full', 3, { ...slot, remaining: 0 }, 3, 'places'],
  ['no more than it holds when less are allowed by now', 8, { ...slot, remaining: 5 }, 8, 'party'],
  ['no more once reservations have closed', 3, { ...slot, closesAt: '2026-12-01T08:00:00Z' }, 3, 'closed'],
  ['no more before they open again', 3, { ...slot, opensAt: '2026-12-01T08:00:01Z' }, 3, 'closed'],
] as const)('a party may be %s', (_what, held, places, most, limit) => {
  expect(partySizes(held, places, now)).toEqual({ most, limit })
})
