import { expect, test } from 'vitest'
import { releasing, signInOpensAt, signingIn } from './releasing.ts'
import { sortMyShifts } from './sort-my-shifts.ts'

const now = new Date('2026-11-22T02:00:00Z')
const claim = {
  ...{ status: 'CLAIMED' as const, releaseUntil: '2026-11-22T06:00:00Z' },
  ...{ overlapping: false, movedFrom: null },
}
const shift = { startsAt: '2026-11-23T06:00:00Z', endsAt: '2026-11-23T08:00:00Z', viewerClaim: claim }

test('a shift can be given up until its deadline, afterwards only by an operator', () => {
  expect(releasing(shift, now)).toBe('until')
  expect(releasing(shift, new Date('2026-11-22T06:00:00Z'))).toBe('tooLate')
})

test('one that was moved, or moved into another, until it starts', () => {
  const late = new Date('2026-11-23T05:59:00Z')
  expect(releasing({ ...shift, viewerClaim: { ...claim, overlapping: true } }, late)).toBe('anyTime')
  expect(releasing({ ...shift, viewerClaim: { ...claim, movedFrom: '2026-11-23T01:00:00Z' } }, late)).toBe(
    'anyTime',
  )
})

test('there is nothing to give up once it has begun, or the guide is present, or has left', () => {
  expect(releasing(shift, new Date(shift.startsAt))).toBe('over')
  expect(releasing({ ...shift, viewerClaim: { ...claim, status: 'PRESENT' } }, now)).toBe('over')
  expect(releasing({ ...shift, viewerClaim: { ...claim, status: 'RELEASED' } }, now)).toBe('over')
  expect(releasing({ ...shift, viewerClaim: null }, now)).toBe('over')
})

test('a guide signs in from an hour before the start until the end', () => {
  expect(signInOpensAt(shift.startsAt)).toEqual(new Date('2026-11-23T05:00:00Z'))
  expect(signingIn(shift, new Date('2026-11-23T04:59:59Z'))).toBe('early')
  expect(signingIn(shift, new Date('2026-11-23T05:00:00Z'))).toBe('open')
  expect(signingIn(shift, new Date('2026-11-23T08:00:00Z'))).toBe('over')
  expect(signingIn({ ...shift, viewerClaim: { status: 'PRESENT' } }, now)).toBe('present')
})

test('the next shift is the one that is under way or starts first; left and cancelled ones are past', () => {
  const at = (id: string, startsAt: string, endsAt: string, more: object = {}) => ({
    ...{ id, startsAt, endsAt, status: 'OPEN' as const, viewerClaim: { status: 'CLAIMED' as const } },
    ...more,
  })
  const sorted = sortMyShifts(
    [
      at('later', '2026-11-25T01:00:00Z', '2026-11-25T03:00:00Z'),
      at('left', '2026-11-24T01:00:00Z', '2026-11-24T03:00:00Z', { viewerClaim: { status: 'RELEASED' } }),
      at('over', '2026-11-20T01:00:00Z', '2026-11-20T03:00:00Z'),
      at('underWay', '2026-11-22T01:00:00Z', '2026-11-22T03:00:00Z', { viewerClaim: { status: 'PRESENT' } }),
      at('cancelled', '2026-11-26T01:00:00Z', '2026-11-26T03:00:00Z', { status: 'CANCELLED' }),
    ],
    now,
  )
  expect(sorted.next?.id).toBe('underWay')
  expect(sorted.later.map(({ id }) => id)).toEqual(['later'])
  expect(sorted.past.map(({ id }) => id)).toEqual(['cancelled', 'left', 'over'])
})
