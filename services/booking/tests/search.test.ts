import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { FoundSlot, SearchSlotsRequestSchema } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { SessionCancelledSchema } from '@xingzhi/proto/venue/v1/venue_events_pb.js'
import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schedule } from './departure-data.ts'
import { type Booking, type BookingClient, citizen, factsOf, NOW, startBooking } from './start-booking.ts'

let booking: Booking
let client: BookingClient
// Three sites on a line to the east, about 950 m apart; sessions of the first are the latest.
const siteIds = [newId(), newId(), newId()]
const pointOf = (site: number) => ({ latitude: 31.1, longitude: 121.4 + site / 100 })
const slotIds: string[] = []
// At the second site, among its sessions.
let departureId: string

beforeAll(async () => {
  booking = await startBooking()
  client = booking.as(undefined)
  for (const [site, siteId] of siteIds.entries()) {
    for (let number = 0; number < 15; number++) {
      const startsIn = 10 + number * 24 + (2 - site)
      const craft = number % 2 ? Craft.PAPER : Craft.WOOD
      slotIds.push(await booking.publish({ siteId, point: pointOf(site), startsIn, craft, capacity: 2 }))
    }
  }
  departureId = await schedule(booking, { startsIn: 30, point: pointOf(1) })
  const cancelled = await booking.publish({ siteId: siteIds[0] ?? '', startsIn: 30 })
  const facts = factsOf({ id: cancelled, version: 2 })
  await booking.tell(SessionCancelledSchema, { facts })
})
afterAll(() => booking.stop())

type Search = MessageInitShape<typeof SearchSlotsRequestSchema>

/** All pages of a search, 7 at a time. */
async function search(query: Pick<Search, 'filter' | 'near'>) {
  const found: FoundSlot[] = []
  for (let after = ''; ; ) {
    const { slots, pageInfo } = await client.searchSlots({ ...(query as object), page: { first: 7, after } })
    found.push(...slots)
    if (!pageInfo?.hasNextPage) return found
    after = pageInfo.cursors.at(-1) ?? ''
  }
}
const idsOf = (found: { slot?: { id: string } | undefined }[]) => found.map(({ slot }) => slot?.id)
const hours = (offset: number) => timestampFromDate(new Date(NOW.getTime() + offset * 3_600_000))

test('finds what has not started by start, over pages, each once, and nothing cancelled', async () => {
  const found = await search({ filter: { kind: SlotKind.SESSION } })
  expect(new Set(idsOf(found))).toEqual(new Set(slotIds))
  expect(found).toHaveLength(slotIds.length)
  const starts = found.map(({ slot }) => slot?.startsAt && timestampDate(slot.startsAt).getTime())
  expect(starts).toEqual(starts.toSorted())
})

test('filters by site, craft, time, box and kind', async () => {
  const [siteId = ''] = siteIds
  expect(idsOf(await search({ filter: { siteId } }))).toEqual(slotIds.slice(0, 15))
  expect(await search({ filter: { crafts: [Craft.PAPER] } })).toHaveLength(21)
  expect(await search({ filter: { crafts: [Craft.PAPER, Craft.WOOD] } })).toHaveLength(45)
  expect(await search({ filter: { from: hours(24), to: hours(48) } })).toHaveLength(3)
  const within = { south: 31.05, north: 31.15, west: 121.405, east: 121.415 }
  expect(idsOf(await search({ filter: { within } }))).toEqual(slotIds.slice(15, 30))
  const departures = await search({ filter: { kind: SlotKind.DEPARTURE, within, onlyAvailable: true } })
  expect(idsOf(departures)).toEqual([departureId])
})

test('finds the nearest first, then by start, with the distance, over pages', async () => {
  const found = await search({ filter: {}, near: { latitude: 31.1, longitude: 121.42 } })
  expect(idsOf(found)).toEqual([...slotIds.slice(30), ...slotIds.slice(15, 30), ...slotIds.slice(0, 15)])
  expect(found[0]?.distanceMetres).toBe(0)
  expect(found[20]?.distanceMetres).toBe(952)
})

test('only what is available leaves out what is full, and what does not take reservations now', async () => {
  const [siteId, onlyAvailable] = [siteIds[1] ?? '', true]
  const [first = '', second = ''] = slotIds.slice(15)
  await booking.reserve({ by: citizen(1), slotId: first, partySize: 2 }, { by: citizen(1), slotId: second })
  expect(idsOf(await search({ filter: { siteId, onlyAvailable } }))).toEqual(slotIds.slice(16, 30))
  const opensAt = hours(1)
  await booking.publish({ siteId, startsIn: 20, session: { opensAt } })
  expect(await search({ filter: { siteId, onlyAvailable } })).toHaveLength(14)
  expect(await search({ filter: { siteId } })).toHaveLength(16)
})

test('sums a site up: all slots that match, the places of the next twelve', async () => {
  const { sites } = await client.summariseSites({ filter: {} })
  expect(sites.map(({ siteId }) => siteId).toSorted()).toEqual(siteIds.toSorted())
  expect(sites.find(({ siteId }) => siteId === siteIds[2])).toMatchObject({
    slotCount: 15,
    capacity: 24,
    remaining: 24,
    nextStartsAt: hours(10),
  })
  const taken = sites.find(({ siteId }) => siteId === siteIds[1])
  expect(taken).toMatchObject({ slotCount: 16, capacity: 11 * 2 + 10, remaining: 11 * 2 + 10 - 3 })
  const paper = await client.summariseSites({ filter: { crafts: [Craft.PAPER] } })
  expect(paper.sites[0]).toMatchObject({ slotCount: 7, crafts: [Craft.PAPER] })
})

test.each([
  ['after', { page: { after: 'nonsense' } }],
  ['after', { page: { after: Buffer.from('["x","y"]').toString('base64url') } }],
  ['first', { page: { first: 101 } }],
  ['near', { near: { latitude: Number.NaN, longitude: 0 } }],
  ['within', { filter: { within: { south: 1, north: 0, west: 0, east: 1 } } }],
  ['siteId', { filter: { siteId: "' or true" } }],
  ['crafts', { filter: { crafts: [99 as Craft] } }],
  ['from', { filter: { from: { seconds: 9_000_000_000_000n, nanos: 0 } } }],
])('refuses a bad %s', async (field, query: Search) => {
  const error = await client.searchSlots(query).catch((caught: unknown) => caught)
  expect(refusalOf(error)?.facts).toMatchObject({ field })
})

test('slots by id come in the order asked for, without those that are none', async () => {
  const ids = [slotIds[3] ?? '', newId(), 'nonsense', slotIds[1] ?? '']
  const { slots } = await client.getSlots({ ids })
  expect(slots.map(({ id }) => id)).toEqual([slotIds[3], slotIds[1]])
  await expect(client.getSlots({ ids: Array(501).fill('x') })).rejects.toThrow('INVALID_INPUT')
})
