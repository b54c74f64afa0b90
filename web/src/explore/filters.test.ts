import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Craft } from '../api/gen/documents.ts'
import { type Filters, noFilters, readFilters, timeRange, writeFilters } from './filters.ts'

const order: Craft[] = ['LEATHER', 'WOOD', 'PAPER', 'FABRIC', 'CERAMICS', 'OTHER']

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  crafts: fc.subarray(order),
  day: fc.constantFrom('any', 'today', 'tomorrow', 'weekend', '2026-11-29', '2027-01-01'),
  onlyAvailable: fc.boolean(),
  nearMe: fc.boolean(),
})

test('filters written into an address are read back as they were', () => {
  fc.assert(
    fc.property(anyFilters, (filters) => {
      expect(readFilters(writeFilters(filters))).toEqual(filters)
    }),
  )
})

test('no filters leave the address bare', () => {
  expect(writeFilters(noFilters)).toBe('')
})

test('near me is said without a coordinate', () => {
  expect(writeFilters({ ...noFilters, nearMe: true })).toBe('?near=me')
})

test('what makes no sense in an address is passed over', () => {
  fc.assert(fc.property(fc.string(), (search) => void readFilters(search)))
  expect(readFilters('?craft=wood,gold&day=2026-99-99&places=perhaps&near=31.1,121.4&party=2')).toEqual({
    ...noFilters,
    crafts: ['WOOD'],
  })
})

test('whatever day an address names, a range can be searched', () => {
  const now = new Date('2026-11-22T04:00:00Z')
  for (const day of ['9999-12-31', '2099-12-31', '2026-02-31', '0000-00-00', '2026-11-31']) {
    const filters = readFilters(`?day=${day}`)
    expect(filters.day).toBe(day === '2099-12-31' ? day : 'any')
    expect(timeRange(filters.day, '2026-11-22', now).from).toMatch(/^2/)
  }
})

test('a day is searched from its midnight in Shanghai, today from now', () => {
  const now = new Date('2026-11-22T04:00:00Z')
  expect(timeRange('any', '2026-11-22', now)).toEqual({ from: now.toISOString(), to: null })
  expect(timeRange('today', '2026-11-22', now)).toEqual({
    from: now.toISOString(),
    to: '2026-11-22T16:00:00.000Z',
  })
  expect(timeRange('tomorrow', '2026-11-22', now)).toEqual({
    from: '2026-11-22T16:00:00.000Z',
    to: '2026-11-23T16:00:00.000Z',
  })
})

test('the weekend is the coming one, or what is left of this one', () => {
  const noon = new Date('2026-11-20T04:00:00Z')
  const weekend = { from: '2026-11-20T16:00:00.000Z', to: '2026-11-22T16:00:00.000Z' }
  expect(timeRange('weekend', '2026-11-20', noon)).toEqual(weekend)
  expect(timeRange('weekend', '2026-11-16', new Date('2026-11-16T04:00:00Z'))).toEqual(weekend)
  const sunday = new Date('2026-11-22T04:00:00Z')
  expect(timeRange('weekend', '2026-11-22', sunday)).toEqual({ from: sunday.toISOString(), to: weekend.to })
})
