import { SessionChangedSchema, SiteChangedSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Booking,
  citizen,
  factsOf,
  manager,
  NOW,
  reservationIn,
  SITE_ID,
  startBooking,
} from './start-booking.ts'

let booking: Booking
beforeAll(async () => {
  booking = await startBooking()
})
beforeEach(() => booking.clock.set(NOW.toISOString()))
afterAll(() => booking.stop())

const reserve = async (person: number, slotId: string) =>
  reservationIn((await booking.reserve({ by: citizen(person), slotId }))[0])

test('keeps a person’s name and contact as they were last given', async () => {
  const client = booking.as(citizen(1))
  await expect(client.getPerson({})).rejects.toThrow('NOT_FOUND')
  await client.recordPerson({ displayName: ' 王小明 ', contact: '13900000000' })
  const { person } = await client.recordPerson({ displayName: '王小明', contact: '' })
  expect(person).toMatchObject({ id: citizen(1).personId, displayName: '王小明', contact: '' })
  expect((await client.getPerson({})).person).toEqual(person)
  await expect(client.recordPerson({ displayName: '  ' })).rejects.toThrow('INVALID_INPUT')
  await expect(client.recordPerson({ displayName: 'x'.repeat(81) })).rejects.toThrow('INVALID_INPUT')
  await expect(client.recordPerson({ displayName: 'a\0b' })).rejects.toThrow('INVALID_INPUT')
})

test('a slot’s managers see who holds places, page by page, in the order in which they reserved', async () => {
  const slotId = await booking.publish()
  await booking.as(citizen(3)).recordPerson({ displayName: '李四', contact: 'li@example.org' })
  const held = [await reserve(3, slotId), await reserve(4, slotId), await reserve(5, slotId)]
  await booking.cancel(citizen(4), held[1]?.id ?? '')
  const client = booking.as(manager)
  const first = await client.listSlotReservations({ slotId, page: { first: 1 } })
  expect(first.reservations).toMatchObject([
    {
      reservation: { id: held[0]?.id, code: held[0]?.code },
      person: { displayName: '李四', contact: 'li@example.org' },
    },
  ])
  const after = first.pageInfo?.cursors[0] ?? ''
  const second = await client.listSlotReservations({ slotId, page: { first: 1, after } })
  expect(second.reservations).toMatchObject([
    { reservation: { id: held[2]?.id }, person: { displayName: '' } },
  ])
  expect(second.pageInfo?.hasNextPage).toBe(false)
  await expect(client.listSlotReservations({ slotId: newId() })).rejects.toThrow('NOT_FOUND')
})

test('who manages a site is what venue said last, in whatever order it is heard', async () => {
  const siteId = newId()
  const slotId = await booking.publish({ siteId })
  const [old, current] = [demoPersonId('manager-8'), demoPersonId('manager-9')]
  await booking.tell(SiteChangedSchema, { site: { id: siteId, version: 2n }, managerIds: [current] })
  await booking.tell(SiteChangedSchema, { site: { id: siteId, version: 1n }, managerIds: [old] })
  const as = (personId: string) => booking.as({ personId, roles: ['CITIZEN', 'MANAGER'] })
  await expect(as(old).listSlotReservations({ slotId })).rejects.toThrow('FORBIDDEN')
  expect((await as(current).listSlotReservations({ slotId })).reservations).toEqual([])
  await booking.tell(SiteChangedSchema, { site: { id: siteId, version: 3n }, managerIds: [] })
  await expect(as(current).listSlotReservations({ slotId })).rejects.toThrow('FORBIDDEN')
})

test('a person’s reservations come by start, then those past, the latest first', async () => {
  const person = 10
  const [a, b, c, d] = [
    await booking.publish({ startsIn: 24 }),
    await booking.publish({ startsIn: 48 }),
    await booking.publish({ startsIn: 72 }),
    await booking.publish({ startsIn: 96 }),
  ]
  const held = new Map<string, string>()
  for (const slotId of [c, a, d, b]) held.set(slotId, (await reserve(person, slotId)).id)
  await booking.cancel(citizen(person), held.get(d) ?? '')
  booking.clock.advance({ hours: 51 })
  const client = booking.as(citizen(person))
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { reservations, pageInfo } = await client.listReservations({ page: { first: 1, after } })
    seen.push(...reservations.map(({ slotId }) => slotId))
    after = pageInfo?.cursors[0] ?? ''
    if (!pageInfo?.hasNextPage) break
  }
  expect(seen).toEqual([c, d, b, a])
  expect((await booking.as(citizen(11)).listReservations({})).reservations).toEqual([])
})

test('notices come newest first, are counted while unread, and only their owner marks them', async () => {
  const slotId = await booking.publish({ startsIn: 120, siteId: SITE_ID })
  await reserve(20, slotId)
  for (const version of [2, 3, 4]) {
    booking.clock.advance({ minutes: 1 })
    await booking.tell(SessionChangedSchema, {
      facts: factsOf({ id: slotId, version, startsIn: 120 + version }),
    })
  }
  const client = booking.as(citizen(20))
  const page = await client.listNotices({ page: { first: 2 } })
  expect(page.unreadCount).toBe(3)
  const rest = await client.listNotices({ page: { first: 2, after: page.pageInfo?.cursors[1] ?? '' } })
  const notices = [...page.notices, ...rest.notices]
  const starts = notices.map(({ newStartsAt }) => newStartsAt?.seconds ?? 0n)
  expect(starts).toEqual(starts.toSorted().toReversed())

  const ids = notices.slice(0, 2).map(({ id }) => id)
  expect(await booking.as(citizen(21)).markNoticesRead({ ids })).toMatchObject({ unreadCount: 0 })
  expect(await client.markNoticesRead({ ids: [...ids, newId(), 'nonsense'] })).toMatchObject({
    unreadCount: 1,
  })
  const marked = (await client.listNotices({})).notices.map(({ readAt }) => readAt !== undefined)
  expect(marked).toEqual([true, true, false])
})
