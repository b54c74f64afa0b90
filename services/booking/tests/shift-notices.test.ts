import { NoticePostedSchema } from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import { NoticeKind, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { ReleaseCause, ShiftKind } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guide, holdOf, spanOf, tellClaimed, tellReleased } from './shift-data.ts'
import { type Booking, showNotices, startBooking } from './start-booking.ts'

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

test('a guide whom an operator gives a shift is told why, once; one who claimed it themselves is not', async () => {
  const [claim, shiftId] = [newId(), newId()]
  await booking.as(guide(30)).holdTime({ ...holdOf(claim), reason: '原来的导学员有事' })
  for (let times = 0; times < 2; times++) {
    await tellClaimed(booking, claim, guide(30), 1, { shiftId, byOperator: true })
  }
  expect(await noticesOf(30)).toMatchObject([
    {
      kind: NoticeKind.SHIFT_ASSIGNED,
      slotId: shiftId,
      reservationId: '',
      reason: '原来的导学员有事',
      overtaken: false,
    },
  ])
  const [row] = await booking.sql`select reason from calendar where subject_id = ${claim}`
  expect(row).toEqual({ reason: null })
  await tellClaimed(booking, newId(), guide(31), 1, { shiftId })
  expect(await noticesOf(31)).toEqual([])
})

test.each(['before', 'after'])(
  'a guide who is replaced is told why, when that is said %s the fact is heard',
  async (when) => {
    const [number, claim, shiftId] = [when === 'before' ? 35 : 36, newId(), newId()]
    const by = guide(number)
    const words = () => booking.as(by).freeTime({ holdId: claim, forGood: true, reason: '换人带队' })
    await tellClaimed(booking, claim, by, 1, { shiftId })
    if (when === 'before') await words()
    await tellReleased(booking, claim, by, 2, { shiftId, releaseCause: ReleaseCause.OPERATOR })
    if (when === 'after') await words()
    expect(await noticesOf(number)).toMatchObject([{ kind: NoticeKind.SHIFT_WITHDRAWN, reason: '换人带队' }])
  },
)

test('a guide who was replaced and came back before they saw it has nothing to read, nor has who stood in', async () => {
  const [first, second, back, shiftId] = [newId(), newId(), newId(), newId()]
  const releaseCause = ReleaseCause.OPERATOR
  await tellClaimed(booking, first, guide(40), 1, { shiftId })
  await tellReleased(booking, first, guide(40), 2, { shiftId, releaseCause })
  await tellClaimed(booking, second, guide(41), 2, { shiftId, byOperator: true })
  expect([await noticesOf(40), await noticesOf(41)]).toMatchObject([
    [{ kind: NoticeKind.SHIFT_WITHDRAWN }],
    [{ kind: NoticeKind.SHIFT_ASSIGNED }],
  ])
  await tellReleased(booking, second, guide(41), 3, { shiftId, releaseCause })
  await tellClaimed(booking, back, guide(40), 3, { shiftId, byOperator: true })
  expect([await noticesOf(40), await noticesOf(41)]).toEqual([[], []])
})

test('what a guide was told of a shift is overtaken when it moves on, or is not theirs any more', async () => {
  const slotId = await booking.publish({ startsIn: 60 })
  const [claim, by] = [newId(), guide(50)]
  const shift = { shiftId: slotId, kind: ShiftKind.SESSION }
  const shown = async () => (await showNotices(booking.as(by))).map(({ overtaken }) => overtaken)
  await tellClaimed(booking, claim, by, 1, { ...shift, startsIn: 60 })
  await tellClaimed(booking, claim, by, 2, { ...shift, startsIn: 62 })
  expect(await shown()).toEqual([false])
  await tellClaimed(booking, claim, by, 3, { ...shift, startsIn: 63 })
  expect(await shown()).toEqual([false, true])
  await tellReleased(booking, claim, by, 4, { ...shift, startsIn: 63, releaseCause: ReleaseCause.OPERATOR })
  expect(await shown()).toEqual([false, true, true])
  await tellClaimed(booking, newId(), by, 5, { ...shift, startsIn: 63 })
  expect((await shown())[0]).toBe(true)
})
