import { timestampDate } from '@bufbuild/protobuf/wkt'
import {
  NoticePostedSchema,
  ReservationCancelledSchema,
  ReservationMovedSchema,
  SlotChangedSchema,
} from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind, ReservationStatus, SlotStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import {
  SessionCancelledSchema,
  SessionChangedSchema,
  SessionPublishedSchema,
} from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Booking,
  citizen,
  factsOf,
  refusedWith,
  reservationIn,
  type SessionLike,
  startBooking,
} from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
afterAll(() => booking.stop())

const slotOf = async (id: string) => (await booking.as(undefined).getSlots({ ids: [id] })).slots[0]
const change = (like: SessionLike) =>
  booking.tell(SessionChangedSchema, { facts: factsOf({ version: 2, ...like }) })
const cancel = (like: SessionLike, cancelReason = 'rain') =>
  booking.tell(SessionCancelledSchema, {
    facts: factsOf({ version: 9, ...like, session: { status: SessionStatus.CANCELLED, cancelReason } }),
  })
const noticesOf = async (person: number) => (await booking.as(citizen(person)).listNotices({})).notices
const reserve = async (person: number, slotId: string, partySize = 1) =>
  reservationIn((await booking.reserve({ by: citizen(person), slotId, partySize }))[0])
const reservationOf = async (person: number, id: string) =>
  (await booking.as(citizen(person)).getReservations({ ids: [id] })).reservations[0]

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  )
}

test('a slot says of which version of its session it is, also where that changes nothing that the slot has', async () => {
  const id = await booking.publish({ startsIn: 70 })
  expect(await slotOf(id)).toMatchObject({ version: 1n, sourceVersion: 1n })
  await change({ id, startsIn: 70 })
  await booking.service.drain()
  expect(await slotOf(id)).toMatchObject({ version: 2n, sourceVersion: 2n })
  await reserve(77, id)
  await booking.service.drain()
  const told = booking.toldOf(SlotChangedSchema).filter(({ slot }) => slot?.id === id)
  expect(told.map(({ slot }) => [slot?.version, slot?.sourceVersion])).toEqual([
    [1n, 1n],
    [2n, 2n],
    [3n, 2n],
  ])
})

test('whatever the order in which facts arrive, and however often, the slot ends up the same', async () => {
  const facts = (id: string) => [
    () => booking.tell(SessionPublishedSchema, { facts: factsOf({ id, version: 1, capacity: 5 }) }),
    () =>
      booking.tell(SessionChangedSchema, { facts: factsOf({ id, version: 2, capacity: 7, startsIn: 50 }) }),
    () =>
      booking.tell(SessionChangedSchema, { facts: factsOf({ id, version: 3, capacity: 6, startsIn: 51 }) }),
  ]
  for (const order of permutations([0, 1, 2])) {
    const id = newId()
    for (const step of [...order, ...order]) await facts(id)[step]?.()
    const slot = await slotOf(id)
    expect(slot).toMatchObject({ capacity: 6, wanted: 6, status: SlotStatus.ACTIVE })
    expect(slot?.startsAt && timestampDate(slot.startsAt).toISOString()).toBe('2027-03-03T03:00:00.000Z')
  }
})

test('a cancelled session stays cancelled, whenever that is heard', async () => {
  for (const order of permutations([0, 1, 2])) {
    const id = newId()
    const facts = [
      () => booking.tell(SessionPublishedSchema, { facts: factsOf({ id, version: 1 }) }),
      () => booking.tell(SessionChangedSchema, { facts: factsOf({ id, version: 2, capacity: 7 }) }),
      () => cancel({ id, version: 3 }),
    ]
    for (const step of order) await facts[step]?.()
    expect(await slotOf(id)).toMatchObject({ status: SlotStatus.CANCELLED, reserved: 0 })
    expect((await booking.reserve({ by: citizen(1), slotId: id })).map(refusedWith)).toEqual([
      'SLOT_CANCELLED',
    ])
  }
})

test('a move takes the reservations along, frees their old time and tells each person', async () => {
  const slotId = await booking.publish({ startsIn: 100 })
  const { id } = await reserve(10, slotId)
  await change({ id: slotId, startsIn: 110 })
  const moved = await reservationOf(10, id)
  expect(moved).toMatchObject({ status: ReservationStatus.CONFIRMED, overlapping: false })
  expect(moved?.startsAt).toEqual((await slotOf(slotId))?.startsAt)
  const [notice] = await noticesOf(10)
  expect(notice).toMatchObject({ kind: NoticeKind.MOVED, slotId, reservationId: id })
  expect(notice?.newStartsAt).toEqual(moved?.startsAt)
  expect(
    booking.toldOf(ReservationMovedSchema).filter(({ reservation }) => reservation?.id === id),
  ).toHaveLength(1)
  expect(booking.toldOf(NoticePostedSchema).filter(({ noticeId }) => noticeId === notice?.id)).toHaveLength(1)

  const [old, there] = [await booking.publish({ startsIn: 100 }), await booking.publish({ startsIn: 111 })]
  const verdicts = await booking.reserve({ by: citizen(10), slotId: old }, { by: citizen(10), slotId: there })
  expect(verdicts.map(refusedWith)).toEqual(['OK', 'OVERLAPS'])
})

test('a move into something else keeps both, marks both, says so, and lifts the deadline for good', async () => {
  const [stays, moves, third] = [
    await booking.publish({ startsIn: 120 }),
    await booking.publish({ startsIn: 130 }),
    await booking.publish({ startsIn: 121 }),
  ]
  const [a, b] = [await reserve(20, stays), await reserve(20, moves)]
  await change({ id: moves, startsIn: 121 })
  const marked = [await reservationOf(20, a.id), await reservationOf(20, b.id)]
  expect(marked).toMatchObject([{ overlapping: true }, { overlapping: true }])
  for (const one of marked) expect(one?.cancelUntil).toEqual(one?.startsAt)
  expect((await noticesOf(20))[0]).toMatchObject({
    kind: NoticeKind.MOVED_INTO_OVERLAP,
    reservationId: b.id,
    overlappingSlotId: stays,
  })
  expect((await booking.reserve({ by: citizen(20), slotId: third })).map(refusedWith)).toEqual(['OVERLAPS'])

  await change({ id: moves, version: 3, startsIn: 130 })
  expect(await reservationOf(20, a.id)).toMatchObject({ overlapping: false })
  expect(await reservationOf(20, b.id)).toMatchObject({ overlapping: false })

  await change({ id: moves, version: 4, startsIn: 121 })
  await booking.cancel(citizen(20), b.id)
  expect(await reservationOf(20, a.id)).toMatchObject({ overlapping: false })
})

test('with three in one place, the marks go only when the last overlap does', async () => {
  const [a, b, c] = [
    await booking.publish({ startsIn: 140 }),
    await booking.publish({ startsIn: 150 }),
    await booking.publish({ startsIn: 160 }),
  ]
  const held = [await reserve(25, a), await reserve(25, b), await reserve(25, c)]
  const marks = async () => {
    const { reservations } = await booking.as(citizen(25)).getReservations({ ids: held.map(({ id }) => id) })
    return reservations.map(({ overlapping }) => overlapping)
  }
  await change({ id: b, startsIn: 141 })
  await change({ id: c, startsIn: 142 })
  expect(await marks()).toEqual([true, true, true])
  await booking.cancel(citizen(25), held[1]?.id ?? '')
  expect(await marks()).toEqual([false, false, false])
})

test('another room is told to each person', async () => {
  const slotId = await booking.publish({ startsIn: 170, room: '二楼木工坊' })
  const { id } = await reserve(30, slotId)
  await change({ id: slotId, startsIn: 170, room: '一楼' })
  expect(await noticesOf(30)).toMatchObject([
    { kind: NoticeKind.ROOM_CHANGED, reservationId: id, oldRoom: '二楼木工坊', newRoom: '一楼' },
  ])
})

test('a cancelled session cancels its reservations, says why, and frees places and time', async () => {
  const [slotId, other] = [await booking.publish({ startsIn: 180 }), await booking.publish({ startsIn: 190 })]
  const held = await reserve(40, slotId, 2)
  const marked = await reserve(40, other)
  await change({ id: other, startsIn: 181 })
  await cancel({ id: slotId, startsIn: 180 }, '老师生病')
  expect(await slotOf(slotId)).toMatchObject({
    status: SlotStatus.CANCELLED,
    reserved: 0,
    reservationCount: 0,
  })
  expect(await reservationOf(40, held.id)).toMatchObject({
    status: ReservationStatus.CANCELLED,
    cancelledWithSlot: true,
  })
  expect(await reservationOf(40, marked.id)).toMatchObject({ overlapping: false })
  const notices = await noticesOf(40)
  expect(notices.find(({ kind }) => kind === NoticeKind.CANCELLED)).toMatchObject({
    slotId,
    reason: '老师生病',
  })
  const told = booking
    .toldOf(ReservationCancelledSchema)
    .filter(({ reservation }) => reservation?.id === held.id)
  expect(told).toMatchObject([{ reservation: { cancelledWithSlot: true, code: '' } }])
  const same = await booking.publish({ startsIn: 179 })
  expect((await booking.reserve({ by: citizen(40), slotId: same })).map(refusedWith)).toEqual(['OK'])
})

test('no event holds a name, a contact, a code or the words of a notice', async () => {
  const by = citizen(45)
  await booking.as(by).recordPerson({ displayName: '张三丰', contact: '13800138000' })
  const slotId = await booking.publish({ startsIn: 200 })
  const { code } = await reserve(45, slotId)
  await cancel({ id: slotId, startsIn: 200 }, 'a burst pipe')
  const bytes = Buffer.concat(booking.told.map(({ payload }) => payload)).toString('utf8')
  for (const secret of ['张三丰', '13800138000', code, code.replace('-', ''), 'a burst pipe']) {
    expect(bytes).not.toContain(secret)
  }
})

test('moving a session of 600 people into others of theirs marks both of each', async () => {
  const [stays, moves] = [
    await booking.publish({ startsIn: 300, capacity: 600 }),
    await booking.publish({ startsIn: 310, capacity: 600 }),
  ]
  const people = Array.from({ length: 600 }, (_, number) => citizen(5000 + number))
  for (const slotId of [stays, moves]) {
    for (const half of [people.slice(0, 300), people.slice(300)]) {
      const verdicts = await booking.reserve(...half.map((by) => ({ by, slotId })))
      expect(verdicts.map(refusedWith).filter((code) => code !== 'OK')).toEqual([])
    }
  }
  await change({ id: moves, startsIn: 301 })
  const [row] = await booking.sql`
    select count(*) filter (where overlapping) as marked, count(*) from calendar where slot_id in (${stays}, ${moves})`
  expect(row).toEqual({ marked: 1200, count: 1200 })
  expect((await noticesOf(5003))[0]).toMatchObject({
    kind: NoticeKind.MOVED_INTO_OVERLAP,
    overlappingSlotId: stays,
  })
})

test('republishing tells every slot with its active reservations', async () => {
  const slotId = await booking.publish({ startsIn: 400 })
  await reserve(50, slotId, 2)
  await booking.service.drain()
  booking.told.length = 0
  await booking.service.republish()
  await booking.service.drain()
  const told = booking.told.filter(({ key }) => key === slotId).map(({ type }) => type)
  expect(told).toEqual(['xingzhi.booking.v1.SlotChanged', 'xingzhi.booking.v1.ReservationConfirmed'])
})
