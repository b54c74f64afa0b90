import { timestampDate } from '@bufbuild/protobuf/wkt'
import { NoticePostedSchema, NoticeWithdrawnSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { change as changeDeparture, schedule } from './departure-data.ts'
import { guide, tellClaimed } from './shift-data.ts'
import {
  type Booking,
  type BookingClient,
  citizen,
  factsOf,
  NOW,
  reservationIn,
  type SessionLike,
  showNotices,
  startBooking,
} from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
afterAll(() => booking.stop())

let versions = 1
const change = (like: SessionLike) =>
  booking.tell(SessionChangedSchema, { facts: factsOf({ version: ++versions, ...like }) })
const reserve = async (person: number, slotId: string) =>
  reservationIn((await booking.reserve({ by: citizen(person), slotId }))[0])
const read = async (client: BookingClient, shown: boolean) =>
  shown ? showNotices(client) : (await client.listNotices({})).notices
const listed = (person: number, shown = false) => read(booking.as(citizen(person)), shown)
const hour = (startsIn: number) => new Date(NOW.getTime() + startsIn * 3_600_000)
const told = (notice: Awaited<ReturnType<typeof listed>>[number] | undefined) => {
  const { oldStartsAt, newStartsAt, oldRoom, newRoom, kind, overtaken } = notice ?? {}
  const at = (moment: typeof oldStartsAt) => moment && timestampDate(moment)
  return {
    kind: NoticeKind[kind ?? 0],
    from: at(oldStartsAt),
    to: at(newStartsAt),
    oldRoom,
    newRoom,
    overtaken,
  }
}

test('one edit of time and room is one notice of both', async () => {
  const id = await booking.publish({ startsIn: 50, room: '一楼' })
  await reserve(1, id)
  await change({ id, startsIn: 54, room: '二楼' })
  const notices = await listed(1)
  expect(notices.map(told)).toEqual([
    { kind: 'MOVED', from: hour(50), to: hour(54), oldRoom: '一楼', newRoom: '二楼', overtaken: false },
  ])
  expect(notices[0]?.newEndsAt && timestampDate(notices[0].newEndsAt)).toEqual(hour(56))
  expect(booking.toldOf(NoticePostedSchema).filter(({ slotId }) => slotId === id)).toHaveLength(1)
})

test('a slot says how many were told of what it followed last, and of nothing else', async () => {
  const id = await booking.publish({ startsIn: 56, capacity: 8 })
  for (const person of [16, 17, 18]) await reserve(person, id)
  const said = async () => (await booking.as(undefined).getSlots({ ids: [id] })).slots[0]?.toldPeople
  expect(await said()).toBe(0)
  await change({ id, startsIn: 57, capacity: 8 })
  expect(await said()).toBe(3)
  await reserve(19, id)
  expect(await said()).toBe(3)
  await change({ id, startsIn: 57, capacity: 9 })
  expect(await said()).toBe(0)
  await listed(16, true)
  // Two of four were not shown the move, and one reserved since.
  await change({ id, startsIn: 56, capacity: 9 })
  expect(await said()).toBe(2)
})

test('each change is a notice; those that later ones overtook say so', async () => {
  const id = await booking.publish({ startsIn: 60, room: '一楼' })
  await reserve(2, id)
  await change({ id, startsIn: 62, room: '一楼' })
  await change({ id, startsIn: 62, room: '二楼' })
  await change({ id, startsIn: 64, room: '三楼' })
  expect((await listed(2)).map(told)).toMatchObject([
    { kind: 'MOVED', from: hour(62), to: hour(64), oldRoom: '二楼', newRoom: '三楼', overtaken: false },
    { kind: 'ROOM_CHANGED', oldRoom: '一楼', newRoom: '二楼', overtaken: true },
    { kind: 'MOVED', from: hour(60), to: hour(62), overtaken: true },
  ])
})

test('changes that nobody saw and that lead back to where they began are gone, and so says a fact', async () => {
  const id = await booking.publish({ startsIn: 66, room: '一楼' })
  await reserve(15, id)
  await change({ id, startsIn: 67, room: '一楼' })
  await change({ id, startsIn: 68, room: '二楼' })
  await change({ id, startsIn: 67, room: '一楼' })
  expect((await listed(15)).map(told)).toMatchObject([{ from: hour(66), to: hour(67), overtaken: false }])
  await change({ id, startsIn: 69, room: '一楼' })
  await change({ id, startsIn: 66, room: '一楼' })
  const { notices, unreadCount } = await booking.as(citizen(15)).listNotices({})
  expect([notices, unreadCount]).toEqual([[], 0])
  await booking.service.drain()
  const ids = (schema: typeof NoticePostedSchema | typeof NoticeWithdrawnSchema) =>
    booking
      .toldOf(schema)
      .flatMap(({ slotId, noticeId }) => (slotId === id ? noticeId : []))
      .toSorted()
  expect(ids(NoticeWithdrawnSchema)).toEqual(ids(NoticePostedSchema))
  expect(ids(NoticePostedSchema)).toHaveLength(3)
})

test('of a change that is undone before its person saw it nothing is left, and who saw it is told that it is back', async () => {
  const id = await booking.publish({ startsIn: 70, room: '一楼' })
  for (const person of [3, 4]) await reserve(person, id)
  await change({ id, startsIn: 74, room: '二楼' })
  expect((await listed(4, true)).map(told)).toMatchObject([{ to: hour(74), overtaken: false }])
  await change({ id, startsIn: 70, room: '一楼' })
  expect(await listed(3, true)).toEqual([])
  expect((await booking.as(citizen(3)).listNotices({})).unreadCount).toBe(0)
  expect((await listed(4, true)).map(told)).toEqual([
    { kind: 'MOVED', from: hour(74), to: hour(70), oldRoom: '二楼', newRoom: '一楼', overtaken: false },
    { kind: 'MOVED', from: hour(70), to: hour(74), oldRoom: '一楼', newRoom: '二楼', overtaken: true },
  ])
})

test('a part that is undone is left out of what is told', async () => {
  const id = await booking.publish({ startsIn: 80, room: '一楼' })
  await reserve(5, id)
  await change({ id, startsIn: 84, room: '二楼' })
  await change({ id, startsIn: 80, room: '二楼' })
  expect((await listed(5)).map(told)).toEqual([
    {
      kind: 'ROOM_CHANGED',
      from: undefined,
      to: undefined,
      oldRoom: '一楼',
      newRoom: '二楼',
      overtaken: false,
    },
  ])
})

test('asking how many there are shows none; marking them as read keeps them', async () => {
  const id = await booking.publish({ startsIn: 90 })
  await reserve(6, id)
  await change({ id, startsIn: 92 })
  const [first] = await listed(6)
  await booking.as(citizen(6)).markNoticesRead({ ids: [first?.id ?? ''] })
  await change({ id, startsIn: 90 })
  expect((await listed(6)).map(told)).toMatchObject([{ to: hour(90) }, { to: hour(92), overtaken: true }])
})

test('a notice says when its reservation is gone, and when an overlap is', async () => {
  const [stays, moves] = [await booking.publish({ startsIn: 110 }), await booking.publish({ startsIn: 120 })]
  const held = await reserve(8, stays)
  await reserve(8, moves)
  await change({ id: moves, startsIn: 111 })
  expect((await listed(8, true)).map(told)).toMatchObject([{ kind: 'MOVED_INTO_OVERLAP', overtaken: false }])
  await booking.cancel(citizen(8), held.id)
  expect((await listed(8, true)).map(told)).toMatchObject([{ kind: 'MOVED_INTO_OVERLAP', overtaken: true }])

  const other = await booking.publish({ startsIn: 130 })
  const gone = await reserve(9, other)
  await change({ id: other, startsIn: 133 })
  expect((await listed(9))[0]?.overtaken).toBe(false)
  await booking.cancel(citizen(9), gone.id)
  expect((await listed(9))[0]?.overtaken).toBe(true)
})

test('back where it was, into what was reserved meanwhile, is told all the same', async () => {
  const id = await booking.publish({ startsIn: 140 })
  await reserve(10, id)
  await change({ id, startsIn: 150 })
  const between = await booking.publish({ startsIn: 141 })
  await reserve(10, between)
  await change({ id, startsIn: 140 })
  const [notice] = await listed(10)
  expect(notice?.overlappingSlotId).toEqual(between)
  expect(told(notice)).toMatchObject({ kind: 'MOVED_INTO_OVERLAP', from: hour(150), to: hour(140) })
})

test('a departure that meets elsewhere tells who holds places and who guides it, with the move in one notice', async () => {
  const id = await schedule(booking, { startsIn: 160 })
  const by = guide(1)
  const claim = newId()
  await tellClaimed(booking, claim, by, 1, { shiftId: id, startsIn: 160 })
  const { id: reservationId } = await reserve(11, id)
  const guides = (shown = false) => read(booking.as(by), shown)

  await changeDeparture(booking, { id, startsIn: 160, meetingPoint: '古宅北门', version: 2 })
  const place = { oldMeetingPoint: '', newMeetingPoint: '古宅北门' }
  expect(await listed(11)).toMatchObject([
    { kind: NoticeKind.MEETING_POINT_CHANGED, reservationId, ...place },
  ])
  expect(await guides(true)).toMatchObject([
    { kind: NoticeKind.MEETING_POINT_CHANGED, slotId: id, reservationId: '', ...place },
  ])

  // One edit of both reaches a guide by two facts.
  await changeDeparture(booking, { id, startsIn: 162, meetingPoint: '地铁站', version: 3 })
  await tellClaimed(booking, claim, by, 2, { shiftId: id, startsIn: 162 })
  const both = { oldMeetingPoint: '古宅北门', newMeetingPoint: '地铁站' }
  expect(await guides()).toMatchObject([
    { kind: NoticeKind.SHIFT_MOVED, overtaken: false, ...both },
    { kind: NoticeKind.MEETING_POINT_CHANGED, overtaken: true },
  ])
  expect(await listed(11)).toMatchObject([
    { kind: NoticeKind.MOVED, overtaken: false, ...both },
    { kind: NoticeKind.MEETING_POINT_CHANGED, overtaken: true },
  ])
  await changeDeparture(booking, { id, startsIn: 160, meetingPoint: '', version: 4 })
  await tellClaimed(booking, claim, by, 3, { shiftId: id, startsIn: 160 })
  expect(await listed(11)).toEqual([])
  expect(await guides()).toMatchObject([
    { kind: NoticeKind.SHIFT_MOVED, oldMeetingPoint: '地铁站', newMeetingPoint: '', overtaken: false },
    { kind: NoticeKind.SHIFT_MOVED, overtaken: true },
    { kind: NoticeKind.MEETING_POINT_CHANGED, overtaken: true },
  ])
})

test('where a departure meets is not news when an earlier version did not follow it', async () => {
  const id = await schedule(booking, { startsIn: 170 })
  await reserve(12, id)
  await booking.sql`update slots set meeting_point = null, languages = null where id = ${id}`
  await changeDeparture(booking, { id, startsIn: 170, meetingPoint: '古宅', version: 2 })
  expect(await listed(12)).toEqual([])
})
