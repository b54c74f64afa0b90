import { expect, test } from 'vitest'
import { cancellation, cancellationOfNew } from './cancellation.ts'

const startsAt = '2026-12-03T07:00:00Z'
const at = (time: string) => new Date(`2026-12-03T${time}Z`)

test.each([
  ['until', '04:44:59'],
  ['undo', '04:45:01'],
  ['undo', '05:30:00'],
  ['undo', '06:44:59'],
  ['anyTime', '06:45:00'],
])('what is reserved now may be cancelled: %s, at %s', (may, now) => {
  expect(cancellationOfNew({ startsAt, cancelUntil: '2026-12-03T05:00:00Z' }, at(now))).toBe(may)
})

test('without a deadline it may be cancelled until the start', () => {
  expect(cancellationOfNew({ startsAt, cancelUntil: startsAt }, at('02:00:00'))).toBe('anyTime')
})

test.each([
  ['until', 'CONFIRMED', '2026-12-03T05:00:00Z', '05:00:00.000'],
  ['tooLate', 'CONFIRMED', '2026-12-03T05:00:00Z', '05:00:01'],
  ['anyTime', 'CONFIRMED', startsAt, '06:59:00'],
  ['over', 'CONFIRMED', startsAt, '07:00:00'],
  ['over', 'CANCELLED', startsAt, '02:00:00'],
] as const)('a reservation may be cancelled: %s (%s until %s, at %s)', (may, status, cancelUntil, now) => {
  expect(cancellation({ status, startsAt, cancelUntil }, at(now))).toBe(may)
})
