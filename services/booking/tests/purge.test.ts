import { SessionCancelledSchema, SessionChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { purgeBooking } from '../src/jobs/purge.ts'
import {
  type Booking,
  citizen,
  factsOf,
  manager,
  reservationIn,
  startBooking,
  testConfig,
} from './start-booking.ts'

let booking: Booking
beforeEach(async () => {
  booking = await startBooking()
})
afterEach(() => booking.stop())

const purge = () => purgeBooking(booking, testConfig.keeping).run(new AbortController().signal)
const HOURS_OF_A_DAY = 24

test('a notice goes a year after it was posted, and not before what it is about is a year past', async () => {
  await cancelledSession(2)
  await cancelledSession(100)
  const notices = async () => (await booking.as(citizen(1)).listNotices({})).notices.length
  booking.clock.advance({ days: 364 })
  await purge()
  expect(await notices()).toBe(2)
  booking.clock.advance({ days: 4 })
  await purge()
  expect(await notices()).toBe(1)
  booking.clock.advance({ days: 100 })
  await purge()
  expect(await notices()).toBe(0)
})

test('who stays away for two years is forgotten; who signs in, or has a place in what is to come, is not', async () => {
  const soon = await booking.publish({ startsIn: 48 })
  const far = await booking.publish({ startsIn: 750 * HOURS_OF_A_DAY })
  for (const number of [1, 2, 3]) await signIn(number)
  await booking.reserve({ by: citizen(1), slotId: soon }, { by: citizen(2), slotId: far })
  booking.clock.advance({ days: 729 })
  await signIn(3)
  await purge()
  expect(await known()).toEqual(['王芳1', '王芳2', '王芳3'])
  booking.clock.advance({ days: 4 })
  await purge()
  expect(await known()).toEqual(['王芳2', '王芳3'])
  // The reservation is still there, of nobody by name.
  const { reservations } = await booking.as(manager).listSlotReservations({ slotId: soon })
  expect(reservations).toMatchObject([{ person: { displayName: '', contact: '' } }])
})

test('calendars forget what ended a week ago, and with it what was marked for it alone', async () => {
  const [early, late, alone] = [
    await booking.publish({ startsIn: 1, hours: 1 }),
    await booking.publish({ startsIn: 3, hours: 30 * HOURS_OF_A_DAY }),
    await booking.publish({ startsIn: 2, hours: 1 }),
  ]
  const verdicts = await booking.reserve(
    ...[early, late].map((slotId) => ({ by: citizen(1), slotId })),
    ...[alone].map((slotId) => ({ by: citizen(2), slotId })),
  )
  const held = verdicts.map((verdict) => reservationIn(verdict).id)
  const facts = factsOf({ id: early, version: 2, startsIn: 3, hours: 1 })
  await booking.tell(SessionChangedSchema, { facts })
  const entries = () =>
    booking.sql<{ id: string; overlapping: boolean }[]>`
      select subject_id as id, overlapping from calendar order by subject_id`
  const marked = [true, true, false].map((overlapping, at) => ({ id: held[at], overlapping }))
  booking.clock.advance({ days: 7 })
  await purge()
  expect(await entries()).toEqual(marked)
  booking.clock.advance({ days: 1 })
  await purge()
  expect(await entries()).toEqual([{ id: held[1], overlapping: false }])
  // Who was there keeps what says so.
  const { reservations } = await booking.as(citizen(2)).listReservations({})
  expect(reservations.map(({ id }) => id)).toEqual([held[2]])
})

async function cancelledSession(startsInDays: number): Promise<void> {
  const session = { startsIn: startsInDays * HOURS_OF_A_DAY }
  const slotId = await booking.publish(session)
  await booking.reserve({ by: citizen(1), slotId })
  const facts = factsOf({ ...session, id: slotId, version: 2 })
  await booking.tell(SessionCancelledSchema, { facts })
}

async function signIn(number: number): Promise<void> {
  await booking.as(citizen(number)).recordPerson({ displayName: `王芳${number}`, contact: '13800000000' })
}

async function known(): Promise<string[]> {
  const rows = await booking.sql<{ name: string }[]>`select display_name as name from people order by name`
  return rows.map(({ name }) => name)
}
