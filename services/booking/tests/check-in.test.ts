import { AttendedSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { cancelDeparture, change, schedule } from './departure-data.ts'
import { type CheckIn, checkInAt, refused, reserveAt } from './door-data.ts'
import { guide, tellClaimed, tellReleased } from './shift-data.ts'
import {
  type Booking,
  citizen,
  factsOf,
  manager,
  NOW,
  operator,
  refusedWith,
  startBooking,
} from './start-booking.ts'

let booking: Booking
beforeEach(async () => {
  booking = await startBooking()
})
afterEach(async () => {
  await checkTruths(booking.sql)
  await booking.stop()
})

const reserve = (person: number, slotId: string, partySize?: number) =>
  reserveAt(booking, person, slotId, partySize)
const checkIn = (slotId: string, asked: CheckIn) => checkInAt(booking, slotId, asked)
const slotOf = async (id: string) => (await booking.as(undefined).getSlots({ ids: [id] })).slots[0]

test('the guide of a walk marks a party as come, by its id or its code, and corrects how many came', async () => {
  const slotId = await schedule(booking, { startsIn: 0.5 })
  const { id, code } = await reserve(1, slotId, 4)
  await booking.as(citizen(1)).recordPerson({ displayName: '王小明', contact: '13900000000' })
  await tellClaimed(booking, newId(), guide(1), 1, { shiftId: slotId, startsIn: 0.5 })
  const first = await checkIn(slotId, { by: guide(1), reservationId: id, people: 4 })
  expect(first).toMatchObject({
    reservation: { id, status: ReservationStatus.ATTENDED, peoplePresent: 4 },
    person: { displayName: '王小明', contact: '13900000000' },
  })
  booking.clock.advance({ minutes: 5 })
  const typed = code.toLowerCase().replace('-', ' ')
  const corrected = await checkIn(slotId, { by: guide(1), code: typed, people: 3 })
  expect(corrected?.reservation).toMatchObject({ id, peoplePresent: 3 })
  expect(corrected?.reservation?.checkedInAt).toEqual(first?.reservation?.checkedInAt)
  // As many again is nothing new.
  await checkIn(slotId, { reservationId: id, people: 3 })
  await booking.service.drain()
  const told = booking.toldOf(AttendedSchema)
  expect(told).toMatchObject([
    { slotVersion: 3n, reservation: { id, peoplePresent: 4, code: '' } },
    { slotVersion: 4n, reservation: { id, peoplePresent: 3, code: '' } },
  ])
  expect(booking.toldOf(SlotChangedSchema).map(({ slot }) => slot?.version)).toEqual([1n, 2n, 3n, 4n])
  const { reservations } = await booking.as(guide(1)).listSlotReservations({ slotId })
  expect(reservations).toMatchObject([
    { reservation: { id, peoplePresent: 3 }, person: { displayName: '王小明' } },
  ])
})

test('the same key answers the same once, and no name is kept with it', async () => {
  const slotId = await schedule(booking, { startsIn: 0.5 })
  const { id } = await reserve(1, slotId, 2)
  await booking.as(citizen(1)).recordPerson({ displayName: '王小明' })
  const key = newId()
  const asked = { reservationId: id, people: 2, key }
  const [first, second] = await Promise.all([checkIn(slotId, asked), checkIn(slotId, asked)])
  expect(second).toEqual(first)
  expect(second?.person?.displayName).toBe('王小明')
  expect(await refused(checkIn(slotId, { ...asked, people: 1 }))).toBe('IDEMPOTENCY_MISMATCH')
  const [kept] = await booking.sql<{ response: Uint8Array }[]>`
    select response from idempotency where operation = 'CheckInReservation'`
  expect(Buffer.from(kept?.response ?? []).toString('utf8')).not.toContain('王小明')
  await booking.service.drain()
  expect(booking.toldOf(AttendedSchema)).toHaveLength(1)
})

test('who came keeps place and time: reserves no second time, cannot cancel, and moves along', async () => {
  const slotId = await booking.publish({ startsIn: 0.5, capacity: 4 })
  const { id } = await reserve(1, slotId, 2)
  await checkIn(slotId, { by: manager, reservationId: id, people: 1 })
  expect(await slotOf(slotId)).toMatchObject({ reserved: 2, reservationCount: 1 })
  expect(await refused(booking.cancel(citizen(1), id))).toMatch(/^TOO_LATE/)
  const verdicts = await booking.reserve(
    { by: citizen(1), slotId },
    { by: citizen(1), slotId: await booking.publish({ startsIn: 1 }) },
    { by: citizen(2), slotId, partySize: 3 },
  )
  expect(verdicts.map(refusedWith)).toEqual(['ALREADY_RESERVED', 'OVERLAPS', 'SLOT_FULL'])
  await booking.tell(SessionChangedSchema, {
    facts: factsOf({ id: slotId, version: 2, startsIn: 5, capacity: 4 }),
  })
  const { notices } = await booking.as(citizen(1)).listNotices({})
  expect(notices).toMatchObject([{ reservationId: id }])
  expect(await refused(booking.cancel(citizen(1), id))).toMatch(/^TOO_LATE/)

  booking.told.length = 0
  await booking.service.republish()
  await booking.service.drain()
  const told = booking.told.filter(({ key }) => key === slotId).map(({ type }) => type)
  expect(told).toEqual(['xingzhi.booking.v1.SlotChanged', 'xingzhi.booking.v1.Attended'])
})

test('who came stays when the departure shrinks, and is told when it is cancelled all the same', async () => {
  const slotId = await schedule(booking, { startsIn: 0.5 })
  const [early, late] = [await reserve(1, slotId, 8), await reserve(2, slotId, 8)]
  await checkIn(slotId, { reservationId: late.id, people: 8 })
  await change(booking, { id: slotId, startsIn: 0.5, capacity: 10 }, 10)
  const statuses = async () => {
    const { reservations } = await booking.as(operator).getReservations({ ids: [early.id, late.id] })
    return reservations.map(({ status }) => status)
  }
  expect(await statuses()).toEqual([ReservationStatus.CANCELLED, ReservationStatus.ATTENDED])
  expect(await slotOf(slotId)).toMatchObject({ reserved: 8, capacity: 10 })
  await cancelDeparture(booking, { id: slotId, startsIn: 0.5 })
  expect(await statuses()).toEqual([ReservationStatus.CANCELLED, ReservationStatus.CANCELLED])
  expect((await booking.as(citizen(2)).listNotices({})).notices).toHaveLength(1)
})

test('is possible from an hour before the start until a day after the end, to the millisecond', async () => {
  const slotId = await schedule(booking, { startsIn: 2, hours: 1 })
  const { id } = await reserve(1, slotId)
  const ask = () => refused(checkIn(slotId, { reservationId: id }))
  booking.clock.set(new Date(NOW.getTime() + 3_600_000 - 1).toISOString())
  expect(await ask()).toBe('SLOT_NOT_OPEN 2027-03-01T01:00:00.000Z')
  booking.clock.set(new Date(NOW.getTime() + 27 * 3_600_000 + 1).toISOString())
  expect(await ask()).toBe('TOO_LATE 2027-03-02T03:00:00.000Z')
  booking.clock.advance({ ms: -1 })
  expect(await ask()).toBe('OK')
})

test('only while their claim stands, and only on this slot', async () => {
  const [slotId, other] = [
    await schedule(booking, { startsIn: 0.5 }),
    await schedule(booking, { startsIn: 0.5 }),
  ]
  const [mine, theirs] = [await reserve(1, slotId), await reserve(2, other)]
  const claim = newId()
  const shift = { shiftId: slotId, startsIn: 0.5 }
  const asked = { by: guide(1), reservationId: mine.id }
  expect(await refused(checkIn(slotId, asked))).toBe('FORBIDDEN')
  await tellClaimed(booking, claim, guide(1), 1, shift)
  expect(await refused(checkIn(other, { ...asked, reservationId: theirs.id }))).toBe('FORBIDDEN')
  const notHere = 'NOT_FOUND reservation'
  expect(await refused(checkIn(slotId, { ...asked, reservationId: theirs.id }))).toBe(notHere)
  expect(await refused(checkIn(slotId, { by: guide(1), code: theirs.code }))).toBe(notHere)
  expect(await refused(checkIn(slotId, asked))).toBe('OK')
  await tellReleased(booking, claim, guide(1), 2, shift)
  expect(await refused(checkIn(slotId, asked))).toBe('FORBIDDEN')
  await expect(booking.as(guide(1)).listSlotReservations({ slotId })).rejects.toThrow('FORBIDDEN')
})

test('bad input is refused with its field', async () => {
  const slotId = await schedule(booking, { startsIn: 0.5 })
  const { id } = await reserve(1, slotId, 2)
  await booking.cancel(citizen(2), (await reserve(2, await schedule(booking))).id)
  const ask = (asked: CheckIn) => refused(checkIn(slotId, asked))
  expect(await refused(checkIn(newId(), { reservationId: id }))).toBe('NOT_FOUND slot')
  expect(await refused(checkIn('x', { reservationId: id }))).toBe('NOT_FOUND slot')
  expect(await ask({ reservationId: id, people: -1 })).toBe('INVALID_INPUT peoplePresent too_small 0')
  expect(await ask({ reservationId: id, people: 3 })).toBe('INVALID_INPUT peoplePresent too_large 2')
  expect(await ask({ reservationId: 'x' })).toBe('NOT_FOUND reservation')
  for (const code of ['', '0000-0000', "'; drop", '7KQM-3XF', 'x'.repeat(10_000)]) {
    expect(await ask({ code })).toBe('NOT_FOUND reservation')
  }
  const none = booking
    .as(operator)
    .checkInReservation({ slotId, peoplePresent: 1, idempotencyKey: newId(), by: { case: undefined } })
  expect(await refused(none)).toBe('INVALID_INPUT reservationId required')
  expect(await ask({ reservationId: id, key: '' })).toBe('INVALID_INPUT idempotencyKey required')
})

test('names of people are for operators, in the order asked for, without those who never signed in', async () => {
  for (const person of [1, 2]) await booking.as(citizen(person)).recordPerson({ displayName: `${person}` })
  const ids = [2, 3, 1].map((person) => citizen(person).personId)
  const { people } = await booking.as(operator).getPeople({ ids: [...ids, 'x'] })
  expect(people.map(({ displayName }) => displayName)).toEqual(['2', '1'])
  const many = Array.from({ length: 501 }, newId)
  expect(await refused(booking.as(operator).getPeople({ ids: many }))).toBe('INVALID_INPUT ids too_large 500')
})
