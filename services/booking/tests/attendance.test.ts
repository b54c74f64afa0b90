import { AttendedSchema, NotAttendedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { GuideChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { schedule } from './departure-data.ts'
import { type CheckIn, checkInAt, refused, reserveAt } from './door-data.ts'
import { guide, tellClaimed } from './shift-data.ts'
import {
  type Booking,
  citizen,
  factsOf,
  manager,
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

test('who did not come is marked so, keeps the places, and may have come after all; a check-in is taken back', async () => {
  const slotId = await booking.publish({ startsIn: 0.5, capacity: 6 })
  const [absent, came] = [await reserve(1, slotId, 3), await reserve(2, slotId, 2)]
  await booking.as(citizen(1)).recordPerson({ displayName: '王小明' })
  const by = manager
  const marked = await checkIn(slotId, { by, reservationId: absent.id, people: 0 })
  expect(marked).toMatchObject({
    reservation: { id: absent.id, status: ReservationStatus.NO_SHOW, peoplePresent: 0 },
    person: { displayName: '王小明' },
  })
  expect(marked?.reservation?.checkedInAt).toBeUndefined()
  await checkIn(slotId, { by, reservationId: absent.id, people: 0 })
  await checkIn(slotId, { by, reservationId: came.id, people: 2 })
  expect(await slotOf(slotId)).toMatchObject({ reserved: 5, reservationCount: 2 })
  expect(await refused(booking.cancel(citizen(1), absent.id))).toMatch(/^TOO_LATE/)
  const again = await booking.reserve({ by: citizen(1), slotId })
  expect(again.map(refusedWith)).toEqual(['ALREADY_RESERVED'])
  const undo = async (reservationId: string, as = by, idempotencyKey = newId()) =>
    (await booking.as(as).undoCheckIn({ slotId, reservationId, idempotencyKey })).reservation
  expect(await undo(came.id)).toMatchObject({
    reservation: { id: came.id, status: ReservationStatus.CONFIRMED, peoplePresent: 0 },
  })
  await undo(came.id)
  const key = newId()
  expect(await undo(absent.id, by, key)).toEqual(await undo(absent.id, by, key))
  await checkIn(slotId, { by, reservationId: absent.id, people: 1 })
  expect(await refused(undo(absent.id, citizen(1)))).toBe('FORBIDDEN')
  expect(await refused(undo(newId()))).toBe('NOT_FOUND reservation')
  await booking.service.drain()
  expect(booking.toldOf(AttendedSchema).map((told) => told.peopleInSlot)).toEqual([2, 1])
  const told = booking.toldOf(NotAttendedSchema)
  expect(told.map(({ reservation, peopleInSlot }) => [reservation?.status, peopleInSlot])).toEqual([
    [ReservationStatus.NO_SHOW, 0],
    [ReservationStatus.CONFIRMED, 0],
    [ReservationStatus.CONFIRMED, 0],
  ])
  const { reservations } = await booking.as(manager).listSlotReservations({ slotId })
  expect(reservations.map(({ reservation }) => [reservation?.status, reservation?.peoplePresent])).toEqual([
    [ReservationStatus.ATTENDED, 1],
    [ReservationStatus.CONFIRMED, 0],
  ])
})

test('who did not come moves along when the session is moved, as everybody who holds a place', async () => {
  const slotId = await booking.publish({ startsIn: 0.5, capacity: 4 })
  const { id } = await reserve(1, slotId, 2)
  await checkIn(slotId, { by: manager, reservationId: id, people: 0 })
  await booking.tell(SessionChangedSchema, {
    facts: factsOf({ id: slotId, version: 2, startsIn: 5, capacity: 4 }),
  })
  expect((await booking.as(citizen(1)).listNotices({})).notices).toMatchObject([{ reservationId: id }])
})

test('a guide who is suspended reads and marks nothing from then on, until admitted again', async () => {
  const slotId = await schedule(booking, { startsIn: 0.5 })
  const { id } = await reserve(1, slotId, 2)
  await tellClaimed(booking, newId(), guide(1), 1, { shiftId: slotId, startsIn: 0.5 })
  const stand = (status: GuideStatus, version: number) =>
    booking.tell(GuideChangedSchema, { personId: guide(1).personId, status, version: BigInt(version) })
  const list = () => refused(booking.as(guide(1)).listSlotReservations({ slotId }))
  const asked = { by: guide(1), reservationId: id }
  expect([await list(), await refused(checkIn(slotId, asked))]).toEqual(['OK', 'OK'])
  await stand(GuideStatus.SUSPENDED, 3)
  // What was told before comes late.
  await stand(GuideStatus.ADMITTED, 2)
  expect([await list(), await refused(checkIn(slotId, asked))]).toEqual([
    'FORBIDDEN suspended',
    'FORBIDDEN suspended',
  ])
  await stand(GuideStatus.ADMITTED, 4)
  expect([await list(), await refused(checkIn(slotId, asked))]).toEqual(['OK', 'OK'])
})

test('guides are found by their names, and nobody else', async () => {
  for (const [person, displayName] of [
    [guide(1), '王芳'],
    [guide(2), '王小明'],
    [guide(3), '50%_李'],
    [citizen(1), '王五'],
  ] as const) {
    await booking.as(person).recordPerson({ displayName })
  }
  for (const number of [1, 2, 3]) {
    const { personId } = guide(number)
    await booking.tell(GuideChangedSchema, { personId, status: GuideStatus.ADMITTED, version: 1n })
  }
  const find = async (words: string) => (await booking.as(operator).findGuides({ words })).personIds
  expect(new Set(await find('王'))).toEqual(new Set([guide(1).personId, guide(2).personId]))
  expect(await find('小明')).toEqual([guide(2).personId])
  expect([await find('%_'), await find('0_'), await find('nobody')]).toEqual([[guide(3).personId], [], []])
  expect(await refused(booking.as(operator).findGuides({ words: ' ' }))).toBe('INVALID_INPUT words required')
})
