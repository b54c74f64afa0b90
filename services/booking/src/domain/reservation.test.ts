import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cancelReservation, cancelUntil, type Reservation } from './reservation.ts'
import type { Slot } from './slot.ts'

const startsAt = new Date('2027-03-01T10:00:00Z')
const rules = { cancelDeadlineMinutes: 120 }
const reservation: Reservation = {
  id: 'r',
  slotId: 's',
  slotKind: 'SESSION',
  personId: 'p',
  partySize: 2,
  status: 'CONFIRMED',
  code: 'ABCDEFGH',
  createdAt: new Date('2027-02-01T10:00:00Z'),
  startsAt,
  endsAt: new Date('2027-03-01T12:00:00Z'),
  overlapping: false,
  deadlineWaived: false,
  cancelledAt: null,
  cancelledWithSlot: false,
  peoplePresent: null,
  checkedInAt: null,
}
const slot = { wanted: 1, capacity: 5, reserved: 5, offered: 0, reservationCount: 3, version: 7 } as Slot
const at = (iso: string) => new Date(`2027-03-01T${iso}Z`)

test('frees the places, and capacity falls towards what is wanted', () => {
  const after = cancelReservation(slot, reservation, at('08:00:00'), rules)
  expect(after?.slot).toMatchObject({ reserved: 3, capacity: 3, reservationCount: 2, version: 8 })
  expect(after?.reservation.status).toBe('CANCELLED')
})

test('is refused after the deadline; what was moved into an overlap has until the start', () => {
  expect(() => cancelReservation(slot, reservation, at('08:00:00.001'), rules)).toThrow('TOO_LATE')
  const overlapping = { ...reservation, overlapping: true }
  expect(cancelUntil(overlapping, rules)).toEqual(startsAt)
  expect(cancelReservation(slot, overlapping, startsAt, rules)).toBeDefined()
  expect(() => cancelReservation(slot, overlapping, at('10:00:00.001'), rules)).toThrow('TOO_LATE')
})

test('who was moved may leave until the new start, as the notice says', () => {
  // Reserved for another time at 21:05 the evening before, moved to 22:30.
  const moved = { ...reservation, startsAt: new Date('2027-02-28T22:30:00Z'), deadlineWaived: true }
  expect(cancelUntil(moved, rules)).toEqual(moved.startsAt)
  expect(cancelReservation(slot, moved, moved.startsAt, rules)).toBeDefined()
})

test('who reserves late may undo it for 15 minutes, but not after the start', () => {
  const late = (createdAt: string) => cancelUntil({ ...reservation, createdAt: at(createdAt) }, rules)
  expect(late('08:30:00')).toEqual(at('08:45:00'))
  expect(late('07:50:00')).toEqual(at('08:05:00'))
  expect(late('07:45:00')).toEqual(at('08:00:00'))
  expect(late('09:50:00')).toEqual(startsAt)
  expect(() =>
    cancelReservation(slot, { ...reservation, createdAt: at('08:30:00') }, at('08:45:00.001'), rules),
  ).toThrow('TOO_LATE')
})

test('no deadline lies after the start, whatever the setting, and a move never brings one forward', () => {
  fc.assert(
    fc.property(
      fc.record({
        startsIn: fc.integer({ min: -60, max: 10_000 }),
        movedTo: fc.integer({ min: -60, max: 10_000 }),
        cancelDeadlineMinutes: fc.nat(2_000),
      }),
      ({ startsIn, movedTo, ...rules }) => {
        const from = (minutes: number) => new Date(reservation.createdAt.getTime() + minutes * 60_000)
        const before = { ...reservation, startsAt: from(startsIn) }
        const after = { ...reservation, startsAt: from(movedTo), deadlineWaived: true }
        expect(cancelUntil(before, rules).getTime()).toBeLessThanOrEqual(before.startsAt.getTime())
        expect(cancelUntil(after, rules)).toEqual(after.startsAt)
      },
    ),
  )
})

test('what is cancelled stays as it is, what was attended cannot be', () => {
  expect(
    cancelReservation(slot, { ...reservation, status: 'CANCELLED' }, at('11:00:00'), rules),
  ).toBeUndefined()
  const attended: Reservation = { ...reservation, status: 'ATTENDED' }
  expect(() => cancelReservation(slot, attended, at('07:00:00'), rules)).toThrow('TOO_LATE')
})
