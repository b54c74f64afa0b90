import { ReservationCancelledSchema, SlotChangedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Booking,
  citizen,
  factsOf,
  NOW,
  refusedWith,
  reservationIn,
  startBooking,
} from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
beforeEach(() => booking.clock.set(NOW.toISOString()))
afterAll(() => booking.stop())

const reserved = async (person: number, slotId: string, partySize = 1) =>
  reservationIn((await booking.reserve({ by: citizen(person), slotId, partySize }))[0])
const slotOf = async (id: string) => (await booking.as(undefined).getSlots({ ids: [id] })).slots[0]
const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'OK',
    (error: unknown) => refusalOf(error)?.facts,
  )

test('frees the places and the time, and tells both', async () => {
  const slotId = await booking.publish({ capacity: 4 })
  const { id } = await reserved(1, slotId, 3)
  const cancelled = await booking.cancel(citizen(1), id)
  expect(cancelled).toMatchObject({ id, status: ReservationStatus.CANCELLED, cancelledWithSlot: false })
  expect(await slotOf(slotId)).toMatchObject({ reserved: 0, capacity: 4, version: 3n, reservationCount: 0 })
  const same = await booking.publish()
  expect((await booking.reserve({ by: citizen(1), slotId: same })).map(refusedWith)).toEqual(['OK'])

  await booking.service.drain()
  const told = booking.toldOf(ReservationCancelledSchema).find(({ reservation }) => reservation?.id === id)
  expect(told).toMatchObject({
    slotVersion: 3n,
    reservation: { code: '', status: ReservationStatus.CANCELLED },
  })
  expect(
    booking.toldOf(SlotChangedSchema).find(({ slot }) => slot?.id === slotId && slot.version === 3n),
  ).toBeDefined()
})

test('is answered again as it stands, with the same key and with another', async () => {
  const slotId = await booking.publish({ startsIn: 60 })
  const { id } = await reserved(5, slotId)
  const key = newId()
  const first = await booking.cancel(citizen(5), id, key)
  expect(await booking.cancel(citizen(5), id, key)).toEqual(first)
  expect(await booking.cancel(citizen(5), id)).toEqual(first)
  expect(await slotOf(slotId)).toMatchObject({ reserved: 0, version: 3n })
  const other = await reserved(5, slotId)
  expect(await refused(booking.cancel(citizen(5), other.id, key))).toEqual({})
})

test('is refused two hours before the start, to the millisecond', async () => {
  const slotId = await booking.publish({ startsIn: 24 })
  const { id } = await reserved(6, slotId)
  booking.clock.advance({ hours: 22, ms: 1 })
  expect(await refused(booking.cancel(citizen(6), id))).toEqual({ deadline: '2027-03-01T22:00:00.000Z' })
  booking.clock.advance({ ms: -1 })
  expect(await refused(booking.cancel(citizen(6), id))).toBe('OK')
})

test('who was moved may leave until the new start, also after another move, and back', async () => {
  const slotId = await booking.publish({ startsIn: 8 })
  const { id } = await reserved(30, slotId)
  const moved = async (version: number, startsIn: number) => {
    await booking.tell(SessionChangedSchema, { facts: factsOf({ id: slotId, version, startsIn }) })
    return (await booking.as(citizen(30)).getReservations({ ids: [id] })).reservations[0]
  }
  const start = (hours: number) => BigInt(NOW.getTime() / 1000 + hours * 3_600)
  // Less than two hours ahead: by the old rule it would be too late.
  booking.clock.advance({ hours: 5 })
  expect((await moved(2, 6.5))?.cancelUntil?.seconds).toBe(start(6.5))
  expect((await moved(3, 8))?.cancelUntil?.seconds).toBe(start(8))
  booking.clock.advance({ hours: 2, minutes: 30 })
  expect(await refused(booking.cancel(citizen(30), id))).toBe('OK')
})

test('who holds what another session was moved into, and away again, keeps until the start', async () => {
  const [stays, moves] = [await booking.publish({ startsIn: 170 }), await booking.publish({ startsIn: 180 })]
  const { id } = await reserved(31, stays)
  await reserved(31, moves)
  for (const [version, startsIn] of [
    [2, 171],
    [3, 180],
  ] as const) {
    await booking.tell(SessionChangedSchema, { facts: factsOf({ id: moves, version, startsIn }) })
  }
  const { reservations } = await booking.as(citizen(31)).getReservations({ ids: [id] })
  expect(reservations).toMatchObject([{ overlapping: false }])
  expect(reservations[0]?.cancelUntil).toEqual(reservations[0]?.startsAt)
})

test('who reserves an hour and a half before the start may undo it for 15 minutes', async () => {
  const slotId = await booking.publish({ startsIn: 1.5 })
  const [held, other] = [await reserved(32, slotId), await reserved(33, slotId)]
  expect(held.cancelUntil?.seconds).toBe(BigInt(NOW.getTime() / 1000 + 15 * 60))
  booking.clock.advance({ minutes: 15 })
  expect(await refused(booking.cancel(citizen(32), held.id))).toBe('OK')
  booking.clock.advance({ ms: 1 })
  expect(await refused(booking.cancel(citizen(33), other.id))).toEqual({
    deadline: '2027-03-01T00:15:00.000Z',
  })
})

test('a slot says until when whoever reserves may cancel, and events do not', async () => {
  const slotId = await booking.publish({ startsIn: 48 })
  expect((await slotOf(slotId))?.cancelUntil?.seconds).toBe(BigInt(NOW.getTime() / 1000 + 46 * 3_600))
  await booking.service.drain()
  const told = booking.toldOf(SlotChangedSchema).filter(({ slot }) => slot?.id === slotId)
  expect(told.map(({ slot }) => slot?.cancelUntil)).toEqual([undefined])
})

test('nobody cancels another person’s reservation, or one that is none', async () => {
  const { id } = await reserved(7, await booking.publish({ startsIn: 70 }))
  const notFound = { what: 'reservation' }
  expect(await refused(booking.cancel(citizen(8), id))).toEqual(notFound)
  expect(await refused(booking.cancel(citizen(7), newId()))).toEqual(notFound)
  expect(await refused(booking.cancel(citizen(7), "'; drop table slots"))).toEqual(notFound)
})

test('capacity over what is wanted falls as places free up', async () => {
  const slotId = await booking.publish({ capacity: 6, startsIn: 80 })
  const held = [await reserved(20, slotId, 3), await reserved(21, slotId, 3)]
  const facts = factsOf({ id: slotId, version: 2, capacity: 2, startsIn: 80 })
  await booking.tell(SessionChangedSchema, { facts })
  expect(await slotOf(slotId)).toMatchObject({ capacity: 6, wanted: 2, reserved: 6 })
  expect((await booking.reserve({ by: citizen(22), slotId })).map(refusedWith)).toEqual(['SLOT_FULL'])
  await booking.cancel(citizen(20), held[0]?.id ?? '')
  expect(await slotOf(slotId)).toMatchObject({ capacity: 3, wanted: 2, reserved: 3 })
  await booking.cancel(citizen(21), held[1]?.id ?? '')
  expect(await slotOf(slotId)).toMatchObject({ capacity: 2, wanted: 2, reserved: 0 })
})
