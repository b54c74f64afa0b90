import { NoticePostedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { ReleaseCause, ShiftKind } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guide, holdOf, spanOf, tellClaimed, tellReleased } from './shift-data.ts'
import { type Booking, startBooking } from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
afterAll(() => booking.stop())

const noticesOf = async (number: number) => (await booking.as(guide(number)).listNotices({})).notices

test('a guide is told when a shift that they have moves, not of their own claim, and once', async () => {
  const [by, claim, shiftId] = [guide(1), newId(), newId()]
  await booking.as(by).holdTime(holdOf(claim, { startsIn: 40 }))
  // Moved before the claim was heard of: nothing that the guide knows of has changed.
  await tellClaimed(booking, claim, by, 1, { shiftId, startsIn: 48 })
  expect(await noticesOf(1)).toEqual([])
  for (let times = 0; times < 2; times++) await tellClaimed(booking, claim, by, 2, { shiftId, startsIn: 50 })
  await tellClaimed(booking, claim, by, 1, { shiftId, startsIn: 48 })
  // Signed in: told again at the same time. Longer: starts as before.
  await tellClaimed(booking, claim, by, 3, { shiftId, startsIn: 50, hours: 3 })
  const notices = await noticesOf(1)
  expect(notices).toMatchObject([
    {
      kind: NoticeKind.SHIFT_MOVED,
      slotId: shiftId,
      slotKind: SlotKind.DEPARTURE,
      reservationId: '',
      oldStartsAt: spanOf({ startsIn: 48 }).startsAt,
      newStartsAt: spanOf({ startsIn: 50 }).startsAt,
    },
  ])
  const posted = booking.toldOf(NoticePostedSchema).filter(({ slotId }) => slotId === shiftId)
  expect(posted).toMatchObject([{ noticeId: notices[0]?.id, kind: NoticeKind.SHIFT_MOVED }])
})

test.each([
  ['is cancelled', ReleaseCause.SHIFT_CANCELLED, [NoticeKind.SHIFT_CANCELLED]],
  ['is taken from them by an operator', ReleaseCause.OPERATOR, [NoticeKind.SHIFT_WITHDRAWN]],
  ['is left by themselves', ReleaseCause.GUIDE, []],
])('a guide whose shift %s is told so at most once', async (_what, releaseCause, kinds) => {
  const [number, claim] = [10 + releaseCause, newId()]
  const by = guide(number)
  const shift = { shiftId: newId(), kind: ShiftKind.SESSION, releaseCause }
  await tellClaimed(booking, claim, by, 1, shift)
  // Guide frees the time itself before the fact arrives.
  await booking.as(by).freeTime({ holdId: claim, forGood: true })
  for (let times = 0; times < 2; times++) await tellReleased(booking, claim, by, 2, shift)
  const notices = await noticesOf(number)
  expect(notices.map(({ kind }) => kind)).toEqual(kinds)
  for (const notice of notices) {
    expect(notice).toMatchObject({ slotId: shift.shiftId, slotKind: SlotKind.SESSION })
    expect(notice.oldStartsAt).toEqual(spanOf().startsAt)
  }
})

test('a release that ended before this service heard of the claim is no news', async () => {
  const [by, claim] = [guide(20), newId()]
  await tellReleased(booking, claim, by, 2, { releaseCause: ReleaseCause.OPERATOR })
  await tellClaimed(booking, claim, by, 1)
  expect(await noticesOf(20)).toEqual([])
})
