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

test('what is cancelled stays as it is, what was attended cannot be', () => {
  expect(
    cancelReservation(slot, { ...reservation, status: 'CANCELLED' }, at('11:00:00'), rules),
  ).toBeUndefined()
  const attended: Reservation = { ...reservation, status: 'ATTENDED' }
  expect(() => cancelReservation(slot, attended, at('07:00:00'), rules)).toThrow('TOO_LATE')
})
