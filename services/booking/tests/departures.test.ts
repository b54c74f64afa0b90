import { timestampDate } from '@bufbuild/protobuf/wkt'
import {
  NoticePostedSchema,
  ReservationCancelledSchema,
  ReservationMovedSchema,
} from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind, ReservationStatus, SlotKind, SlotStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { CancelCause } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { cancelDeparture, change, type DepartureLike, schedule } from './departure-data.ts'
import {
  type Booking,
  citizen,
  NOW,
  refusalIn,
  refusedWith,
  reservationIn,
  startBooking,
} from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
afterEach(() => checkTruths(booking.sql))
afterAll(() => booking.stop())

const slotOf = async (id: string) => (await booking.as(undefined).getSlots({ ids: [id] })).slots[0]
const reserve = async (person: number, slotId: string, partySize = 1) =>
  reservationIn((await booking.reserve({ by: citizen(person), slotId, partySize }))[0])
const tries = async (person: number, slotId: string, partySize = 1) =>
  refusedWith((await booking.reserve({ by: citizen(person), slotId, partySize }))[0])
const noticesOf = async (person: number) => (await booking.as(citizen(person)).listNotices({})).notices
const reservationOf = async (person: number, id: string) =>
  (await booking.as(citizen(person)).getReservations({ ids: [id] })).reservations[0]

test('a departure has a slot of its own that opens as its guides are confirmed and closes at the start', async () => {
  const id = await schedule(booking, { capacity: 0, startsIn: 20 })
  const slot = await slotOf(id)
  expect(slot).toMatchObject({
    kind: SlotKind.DEPARTURE,
    status: SlotStatus.ACTIVE,
    capacity: 0,
    siteId: '',
  })
  expect(slot?.closesAt).toEqual(slot?.startsAt)
  expect(slot?.opensAt && timestampDate(slot.opensAt)).toEqual(NOW)
  expect(refusalIn((await booking.reserve({ by: citizen(1), slotId: id }))[0]).facts).toMatchObject({
    remaining: '0',
  })
  booking.clock.advance({ minutes: 10 })
  await change(booking, { id, capacity: 10, startsIn: 20 })
  expect(await slotOf(id)).toMatchObject({ capacity: 10, opensAt: slot?.opensAt })
  expect(await tries(1, id, 11)).toBe('PARTY_TOO_LARGE')
  expect(await tries(1, id, 4)).toBe('OK')
  booking.clock.set(NOW.toISOString())
})

test('a departure is followed in whatever order its facts come, and however often', async () => {
  const facts: DepartureLike[] = [
    { version: 1, capacity: 0 },
    { version: 2, capacity: 10, startsIn: 50 },
    { version: 3, capacity: 20, startsIn: 51 },
  ]
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    const id = newId()
    for (const number of [...order, ...order]) {
      const like = { id, ...must(facts[number]) }
      await (number === 0 ? schedule(booking, like) : change(booking, like))
    }
    const slot = await slotOf(id)
    expect(slot).toMatchObject({ capacity: 20, wanted: 20 })
    expect(slot?.startsAt && timestampDate(slot.startsAt).toISOString()).toBe('2027-03-03T03:00:00.000Z')
    await cancelDeparture(booking, { id, startsIn: 51 })
    await change(booking, { id, version: 4, capacity: 5 })
    expect(await slotOf(id)).toMatchObject({ status: SlotStatus.CANCELLED, capacity: 0, wanted: 0 })
  }
})

test('a departure that moves takes its reservations along, marks what they overlap with, and tells each person', async () => {
  const id = await schedule(booking, { startsIn: 100 })
  const session = await booking.publish({ startsIn: 110 })
  const [mine, other] = [await reserve(10, id), await reserve(10, session)]
  await reserve(11, id)
  await change(booking, { id, startsIn: 111 })
  expect((await noticesOf(10))[0]).toMatchObject({
    kind: NoticeKind.MOVED_INTO_OVERLAP,
    slotKind: SlotKind.DEPARTURE,
    reservationId: mine.id,
    overlappingSlotId: session,
  })
  expect(await reservationOf(10, other.id)).toMatchObject({ overlapping: true })
  expect(await noticesOf(11)).toMatchObject([{ kind: NoticeKind.MOVED, slotId: id }])
  const moved = booking.toldOf(ReservationMovedSchema).filter(({ reservation }) => reservation?.slotId === id)
  expect(moved).toHaveLength(2)
})

test('a departure that is cancelled says why, or that nobody was there to guide it', async () => {
  const [rain, nobody] = [
    await schedule(booking, { startsIn: 120 }),
    await schedule(booking, { startsIn: 124 }),
  ]
  await reserve(20, rain)
  await reserve(20, nobody)
  await cancelDeparture(booking, { id: rain, startsIn: 120, cancelReason: '台风' })
  await cancelDeparture(booking, {
    id: nobody,
    startsIn: 124,
    cancelCause: CancelCause.NO_GUIDE,
    cancelReason: '没有导学志愿者认领',
  })
  const notices = await noticesOf(20)
  expect(notices).toMatchObject([
    { kind: NoticeKind.CANCELLED, slotId: nobody, reason: '', noGuide: true },
    { kind: NoticeKind.CANCELLED, slotId: rain, reason: '台风', noGuide: false },
  ])
  expect(await tries(20, rain)).toBe('SLOT_CANCELLED')
})

test('a departure that shrinks goes without those who reserved last, each party as a whole, and tells them', async () => {
  const id = await schedule(booking, { startsIn: 200, capacity: 20 })
  const parties = [4, 3, 5, 2, 1]
  const held = []
  for (const [index, partySize] of parties.entries()) {
    held.push(await reserve(30 + index, id, partySize))
    booking.clock.advance({ minutes: 1 })
  }
  // 15 people for ten places: the last two leave 12, so the party of 5 goes as well.
  await change(booking, { id, startsIn: 200, capacity: 10 }, 10)
  expect(await slotOf(id)).toMatchObject({ capacity: 10, wanted: 10, reserved: 7, reservationCount: 2 })
  const statuses = await Promise.all(held.map(({ id: own }, index) => reservationOf(30 + index, own)))
  expect(statuses.map((one) => [one?.status, one?.cancelledWithSlot])).toEqual([
    [ReservationStatus.CONFIRMED, false],
    [ReservationStatus.CONFIRMED, false],
    [ReservationStatus.CANCELLED, true],
    [ReservationStatus.CANCELLED, true],
    [ReservationStatus.CANCELLED, true],
  ])
  const [notice] = await noticesOf(32)
  expect(notice).toMatchObject({
    kind: NoticeKind.SHRUNK,
    slotId: id,
    reservationId: held[2]?.id,
    oldStartsAt: held[2]?.startsAt,
  })
  const told = booking.toldOf(ReservationCancelledSchema).filter(({ reservation: one }) => one?.slotId === id)
  expect(told).toMatchObject(Array(3).fill({ reservation: { cancelledWithSlot: true, code: '' } }))
  expect(booking.toldOf(NoticePostedSchema).filter(({ noticeId }) => noticeId === notice?.id)).toHaveLength(1)
  // Their time is free again, and so are the places that are left.
  expect(await tries(32, await booking.publish({ startsIn: 201 }))).toBe('OK')
  expect(await tries(34, id, 3)).toBe('OK')
  booking.clock.set(NOW.toISOString())
})

test('a departure that shrinks does so once, and brings nobody back when its guides do', async () => {
  const id = await schedule(booking, { startsIn: 210 })
  const [stays, goes] = [await reserve(40, id, 6), await reserve(41, id, 6)]
  for (let times = 0; times < 2; times++) await change(booking, { id, startsIn: 210, capacity: 10 }, 10)
  await change(booking, { id, version: 3, startsIn: 210, capacity: 20 })
  await change(booking, { id, startsIn: 210, capacity: 10 }, 10)
  expect(await slotOf(id)).toMatchObject({ capacity: 20, reserved: 6 })
  expect(await noticesOf(41)).toHaveLength(1)
  expect(await reservationOf(40, stays.id)).toMatchObject({ status: ReservationStatus.CONFIRMED })
  expect(await reservationOf(41, goes.id)).toMatchObject({ status: ReservationStatus.CANCELLED })
  expect(await tries(41, id, 6)).toBe('OK')
})

test('a departure that has shrunk when it is first heard of has a slot of that size', async () => {
  const id = newId()
  await change(booking, { id, version: 5, startsIn: 220, capacity: 10 }, 10)
  expect(await slotOf(id)).toMatchObject({ capacity: 10, reserved: 0, kind: SlotKind.DEPARTURE })
})

test('a departure that shrinks and moves at once takes only those along who stay', async () => {
  const id = await schedule(booking, { startsIn: 230 })
  const [stays, goes] = [await reserve(45, id, 6), await reserve(46, id, 6)]
  await change(booking, { id, startsIn: 232, capacity: 10 }, 10)
  expect(await noticesOf(45)).toMatchObject([{ kind: NoticeKind.MOVED, reservationId: stays.id }])
  expect(await noticesOf(46)).toMatchObject([
    { kind: NoticeKind.SHRUNK, reservationId: goes.id, oldStartsAt: goes.startsAt },
  ])
})

test('a departure that shrinks while people reserve and cancel keeps every promise', async () => {
  const id = await schedule(booking, { startsIn: 240, capacity: 60 })
  const people = Array.from({ length: 90 }, (_, index) => citizen(1_000 + index))
  const rush = people.map(async (by, index) => {
    const [verdict] = await booking.reserve({ by, slotId: id, partySize: 1 + (index % 3) })
    if (index % 5 === 0 && verdict?.verdict.case === 'reservation') {
      await booking.cancel(by, verdict.verdict.value.id)
    }
  })
  const shrinks = [40, 20, 10].map((places, index) =>
    change(booking, { id, version: 2 + index, startsIn: 240, capacity: places }, places),
  )
  await Promise.all([...rush, ...shrinks])
  const slot = must(await slotOf(id))
  expect(slot.wanted).toBe(10)
  expect(slot.reserved).toBeLessThanOrEqual(10)
})
