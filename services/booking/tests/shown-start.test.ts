import { SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { change, schedule } from './departure-data.ts'
import {
  type Booking,
  citizen,
  factsOf,
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
beforeEach(() => booking.clock.set(NOW.toISOString()))
afterAll(() => booking.stop())

const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const move = (id: string, version: number, startsIn: number) =>
  booking.tell(SessionChangedSchema, { facts: factsOf({ id, version, startsIn, capacity: 3 }) })

test('a session that starts at another time than was shown gives nothing, and says when it starts', async () => {
  const slotId = await booking.publish({ startsIn: 100, capacity: 3 })
  const seen = { slotId, expectedStartsAt: at(100) }
  await move(slotId, 2, 105)
  const [moved, beside] = await booking.reserve(
    { ...seen, by: citizen(1) },
    { ...seen, by: citizen(2), expectedStartsAt: at(105), partySize: 3 },
  )
  expect([refusedWith(moved), refusedWith(beside)]).toEqual(['CHANGED', 'OK'])
  expect(refusalIn(moved).facts).toEqual({ startsAt: at(105).toISOString() })
  const { slots } = await booking.as(undefined).getSlots({ ids: [slotId] })
  expect(slots).toMatchObject([{ reserved: 3, reservationCount: 1 }])
})

test('so does a departure', async () => {
  const departure = { id: newId(), version: 1, capacity: 4, startsIn: 120 }
  await schedule(booking, departure)
  await change(booking, { ...departure, version: 2, startsIn: 121 })
  const wish = { by: citizen(5), slotId: departure.id }
  const verdicts = await booking.reserve(
    { ...wish, expectedStartsAt: at(120) },
    { ...wish, expectedStartsAt: at(121) },
  )
  expect(verdicts.map(refusedWith)).toEqual(['CHANGED', 'OK'])
})

test('a departure that meets elsewhere than was shown gives nothing, and says where it meets', async () => {
  const departure = { id: newId(), version: 1, capacity: 9, startsIn: 130, meetingPoint: '南牌楼' }
  await schedule(booking, departure)
  await change(booking, { ...departure, version: 2, meetingPoint: '北门' })
  const wish = { slotId: departure.id, expectedStartsAt: at(130) }
  const [moved, first, agreed, wherever] = await booking.reserve(
    { ...wish, by: citizen(25), expectedMeetingPoint: '南牌楼', key: 'seen' },
    { ...wish, by: citizen(25), expectedMeetingPoint: '', key: 'first' },
    { ...wish, by: citizen(25), expectedMeetingPoint: '北门', key: 'agreed' },
    { ...wish, by: citizen(26) },
  )
  expect([moved, first, agreed, wherever].map(refusedWith)).toEqual(['CHANGED', 'CHANGED', 'OK', 'OK'])
  expect(refusalIn(moved).facts).toEqual({ meetingPoint: '北门' })
  await change(booking, { ...departure, version: 3, meetingPoint: '' })
  const [replayed, otherwise, atFirst] = await booking.reserve(
    { ...wish, by: citizen(25), expectedMeetingPoint: '北门', key: 'agreed' },
    { ...wish, by: citizen(25), expectedMeetingPoint: '', key: 'agreed' },
    { ...wish, by: citizen(27), expectedMeetingPoint: '' },
  )
  expect(reservationIn(replayed).id).toBe(reservationIn(agreed).id)
  expect([otherwise, atFirst].map(refusedWith)).toEqual(['IDEMPOTENCY_MISMATCH', 'OK'])
})

test('where a session meets is nobody’s question, and what is no place is refused without harm to others', async () => {
  const slotId = await booking.publish({ startsIn: 190 })
  const verdicts = await booking.reserve(
    { by: citizen(28), slotId, expectedMeetingPoint: '北门' },
    { by: citizen(29), slotId, expectedMeetingPoint: 'a\u0000b' },
  )
  expect(verdicts.map(refusedWith)).toEqual(['OK', 'INVALID_INPUT'])
})

test('the verdict is kept with its key; agreeing to the new start is another wish', async () => {
  const slotId = await booking.publish({ startsIn: 150, capacity: 3 })
  const by = citizen(10)
  await move(slotId, 2, 155)
  const [moved, again, agreed, otherwise, whatever] = await booking.reserve(
    { by, slotId, expectedStartsAt: at(150), key: 'seen' },
    { by, slotId, expectedStartsAt: at(150), key: 'seen' },
    { by, slotId, expectedStartsAt: at(155), key: 'agreed' },
    { by, slotId, expectedStartsAt: at(155), key: 'seen' },
    { by: citizen(11), slotId },
  )
  expect([moved, again, agreed, otherwise, whatever].map(refusedWith)).toEqual([
    ...['CHANGED', 'CHANGED', 'OK', 'IDEMPOTENCY_MISMATCH', 'OK'],
  ])
  await move(slotId, 3, 150)
  const [still, replayed] = await booking.reserve(
    { by, slotId, expectedStartsAt: at(150), key: 'seen' },
    { by, slotId, expectedStartsAt: at(155), key: 'agreed' },
  )
  expect(refusalIn(still).facts).toEqual({ startsAt: at(155).toISOString() })
  expect(reservationIn(replayed).id).toBe(reservationIn(agreed).id)
})

test('who holds a place there is told so, whatever they were shown', async () => {
  const slotId = await booking.publish({ startsIn: 170 })
  const by = citizen(15)
  const [, second] = await booking.reserve({ by, slotId }, { by, slotId, expectedStartsAt: at(169) })
  expect(refusedWith(second)).toBe('ALREADY_RESERVED')
})

test('a moment that is none is refused, and kept with its key', async () => {
  const slotId = await booking.publish({ startsIn: 180 })
  const item = { actorToken: booking.tokenOf(citizen(20)), slotId, partySize: 1, idempotencyKey: newId() }
  const { verdicts } = await booking.as(undefined).reserve({
    items: [{ ...item, expectedStartsAt: { seconds: -1n, nanos: 0 } }, item],
  })
  expect(verdicts.map(refusedWith)).toEqual(['INVALID_INPUT', 'IDEMPOTENCY_MISMATCH'])
})
