import { NoticePostedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { ClosureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schedule } from './departure-data.ts'
import { guide, tellClaimed } from './shift-data.ts'
import { type Booking, citizen, reservationIn, showNotices, startBooking } from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
afterAll(() => booking.stop())

const STATION_ID = newId()
const reserve = async (person: number, slotId: string) =>
  reservationIn((await booking.reserve({ by: citizen(person), slotId }))[0])
const noticesOf = async (person: number) => (await booking.as(citizen(person)).listNotices({})).notices
const close = (id: string, departureIds: string[], { version = 1, ended = false } = {}) =>
  booking.tell(ClosureChangedSchema, {
    closure: {
      id,
      of: { case: 'stationId', value: STATION_ID },
      reason: '修缮',
      reasonEn: 'Under repair',
    },
    departureIds,
    version: BigInt(version),
    ended,
  })

test('whoever holds places in a departure that it touches is warned once, whatever is told again', async () => {
  const [first, second, other] = [
    await schedule(booking, { startsIn: 30 }),
    await schedule(booking, { startsIn: 40 }),
    await schedule(booking, { startsIn: 50 }),
  ]
  const [a, b] = [await reserve(1, first), await reserve(1, second)]
  await reserve(2, other)
  await booking.cancel(citizen(3), (await reserve(3, first)).id)
  const closure = newId()
  await close(closure, [second, first, newId()])
  await close(closure, [second, first])
  const notices = await noticesOf(1)
  expect(notices.map(({ reservationId }) => reservationId).toSorted()).toEqual([a.id, b.id].toSorted())
  expect(notices[0]).toMatchObject({
    kind: NoticeKind.CLOSED,
    slotKind: SlotKind.DEPARTURE,
    closedId: STATION_ID,
    reason: '修缮',
    reasonEn: 'Under repair',
  })
  expect([await noticesOf(2), await noticesOf(3)]).toEqual([[], []])
  expect(booking.toldOf(NoticePostedSchema)).toHaveLength(2)

  // Widened, it concerns another departure; who was told is not told again, and what was told before is old.
  await close(closure, [first, second, other], { version: 2 })
  await close(closure, [first, second, other], { version: 1 })
  expect([(await noticesOf(1)).length, (await noticesOf(2)).length]).toEqual([2, 1])
  // Another closure is news.
  await close(newId(), [first])
  expect(await noticesOf(1)).toHaveLength(3)
})

test('who was told is told that it is open again; who had not seen it has nothing to read', async () => {
  const slotId = await schedule(booking, { startsIn: 70 })
  for (const person of [10, 11]) await reserve(person, slotId)
  const by = guide(1)
  await tellClaimed(booking, newId(), by, 1, { shiftId: slotId, startsIn: 70 })
  const seen = (actor: Actor) => showNotices(booking.as(actor))
  const closure = newId()
  await close(closure, [slotId])
  expect(await seen(by)).toMatchObject([
    { kind: NoticeKind.CLOSED, slotId, reservationId: '', reason: '修缮' },
  ])
  expect(await seen(citizen(10))).toMatchObject([{ kind: NoticeKind.CLOSED, overtaken: false }])
  // Who reserves while it is closed sees that with the route, and has not been told.
  await reserve(12, slotId)

  for (let times = 0; times < 2; times++) await close(closure, [slotId], { version: 2, ended: true })
  const reopened = { kind: NoticeKind.REOPENED, closedId: STATION_ID, reason: '修缮', overtaken: false }
  for (const actor of [by, citizen(10)]) {
    expect(await seen(actor)).toMatchObject([reopened, { kind: NoticeKind.CLOSED, overtaken: true }])
  }
  expect(await seen(citizen(11))).toEqual([])
  expect(await seen(citizen(12))).toMatchObject([reopened])
})

test('one that has ended warns nobody, whenever its beginning is heard of', async () => {
  const slotId = await schedule(booking, { startsIn: 60 })
  await reserve(5, slotId)
  const closure = newId()
  await close(closure, [], { version: 2, ended: true })
  await close(closure, [slotId])
  expect(await noticesOf(5)).toEqual([])
})
